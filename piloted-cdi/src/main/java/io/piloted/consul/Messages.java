package io.piloted.consul;

import io.piloted.PilotedException;
import java.net.URI;
import java.nio.file.Path;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What this package has to say: PILOT02000 to PILOT02499. No message may ever be given a token. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 2000, max = 2499)
interface Messages extends BasicLogger {

    Messages LOG = new Messages_$logger(Logger.getLogger("io.piloted.consul"));

    // Settings

    @Message(
            id = 2000,
            value =
                    "No Consul: 'consul' in the ContainerPilot file is missing or blank (a variable that is not set renders "
                            + "as nothing), and neither CONSUL_HTTP_ADDR nor CONSUL_HOST is set; set one of them or piloted.consul.address, for "
                            + "example to localhost:8500")
    PilotedException noAddress();

    @Message(
            id = 2001,
            value =
                    "Invalid Consul address '%s' (*: not shown): %s; allowed: host, host:port, [IPv6]:port, http://..., https://..., "
                            + "or several of them separated by commas")
    PilotedException badAddress(String address, String reason);

    @Message(
            id = 2002,
            value =
                    "Consul's address is a Unix socket (unix://), which is not supported; let the agent listen on loopback "
                            + "(client_addr 127.0.0.1) and give host:port")
    PilotedException unixSocket();

    @Message(id = 2003, value = "Consul's scheme is unknown: %s; allowed: http, https")
    PilotedException badScheme(String scheme);

    @Message(id = 2004, value = "%s is neither true nor false, but %s; allowed: true, false, 1, 0")
    PilotedException badFlag(String name, String value);

    @Message(
            id = 2005,
            value = "Consul's token holds a character that no HTTP header may; is there a line break in it? (The value "
                    + "is not shown.)")
    PilotedException badToken();

    @Message(
            id = 2006,
            value = "Consul's address holds a user name or password, which is not supported; use a token. (The value "
                    + "is not shown.)")
    PilotedException userInfo();

    @Message(
            id = 2007,
            value =
                    "CONSUL_HTTP_TOKEN_FILE: cannot read %s; it is the path of a file that holds the token, and the user "
                            + "that runs this process must be allowed to read it")
    PilotedException unreadableToken(ShownPath path, @Cause Throwable cause);

    @Message(
            id = 2008,
            value =
                    "Endpoints from Consul need JSON-B, which is missing or does not work: %s. Add quarkus-jsonb on Quarkus, "
                            + "the feature jsonb on Open Liberty, org.eclipse:yasson elsewhere; or set piloted.catalog to a file")
    PilotedException noJsonb(Throwable reason, @Cause Throwable cause);

    // TLS

    @Message(id = 2020, value = "Consul's TLS setting %s: cannot read %s")
    PilotedException unreadable(String setting, ShownPath path, @Cause Throwable cause);

    @Message(id = 2021, value = "Consul's TLS setting %s: no PEM certificate (-----BEGIN CERTIFICATE-----) in %s")
    PilotedException noCertificate(String setting, Path path);

    @Message(id = 2022, value = "Consul's TLS setting %s: not a certificate in %s")
    PilotedException badCertificate(String setting, Path path, @Cause Throwable cause);

    @Message(
            id = 2023,
            value = "Consul's TLS setting %s: no PEM private key in %s; allowed: PRIVATE KEY (PKCS#8), RSA PRIVATE KEY "
                    + "(PKCS#1), EC PRIVATE KEY (SEC 1)")
    PilotedException noKey(String setting, Path path);

    @Message(
            id = 2024,
            value = "Consul's TLS setting %s: the private key in %s is encrypted, which is not supported; decrypt it "
                    + "with: openssl pkey -in %2$s -out plain.pem")
    PilotedException encryptedKey(String setting, Path path);

    @Message(id = 2025, value = "Consul's TLS setting %s: not a private key of the certificate's kind (%s) in %s")
    PilotedException badKey(String setting, String algorithm, Path path, @Cause Throwable cause);

    @Message(
            id = 2026,
            value = "Consul's TLS setting %s: the private key in %s does not belong to the certificate in %s")
    PilotedException foreignKey(String setting, Path key, Path certificate);

    @Message(
            id = 2027,
            value =
                    "Consul's TLS settings give %s but not %s; a client certificate needs both clientcert and clientkey")
    PilotedException half(String given, String missing);

    @Message(id = 2028, value = "Consul's TLS settings cannot be used on this JVM")
    PilotedException noTls(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2029,
            value = "TLS verification of Consul is switched off: any server is trusted. Switch it on "
                    + "with verify: true and cafile in 'consul', or CONSUL_HTTP_SSL_VERIFY=true and CONSUL_CACERT")
    void verificationIsOff();

    // Asking

    @Message(
            id = 2100,
            value =
                    "Service '%s': nothing listens at Consul's address %s; is the agent running, and is the address right?")
    AgentException refused(String service, URI agent, @Cause Throwable cause);

    @Message(id = 2101, value = "Service '%s': the host of Consul's address %s is unknown; is it spelt right?")
    AgentException unknownHost(String service, URI agent, @Cause Throwable cause);

    @Message(
            id = 2102,
            value =
                    "Service '%s': Consul at %s did not answer in full within %d ms; is it overloaded or suspended? See "
                            + "also piloted.refresh.timeout")
    AgentException timeout(String service, URI agent, long millis);

    @Message(
            id = 2103,
            value = "Service '%s': no TLS connection to Consul at %s: %s; check cafile, servername, clientcert and "
                    + "clientkey in 'consul'")
    AgentException handshake(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(
            id = 2104,
            value = "Service '%s': the connection to Consul at %s broke: %s; is it Consul's HTTP port, and http or "
                    + "https as the agent has it?")
    AgentException broke(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(id = 2105, value = "Service '%s': not looked up, because the catalog is closed")
    PilotedException closed(String service);

    @Message(
            id = 2106,
            value =
                    "Service '%s': no connection to Consul at %s, since this process has too many open files; raise its "
                            + "limit (ulimit -n, or LimitNOFILE of systemd), or find what keeps files and connections open")
    AgentException tooManyFiles(String service, URI agent, @Cause Throwable cause);

    // Answers

    @Message(
            id = 2110,
            value =
                    "Service '%s': Consul at %s rejected the request (403 %s); the token needs service:read for the service and "
                            + "node:read for its nodes. It comes from 'token' in 'consul' or CONSUL_HTTP_TOKEN")
    PilotedException forbidden(String service, URI agent, String answer);

    @Message(id = 2111, value = "Service '%s': the server at %s is not Consul (404 %s); check the address")
    AgentException notConsul(String service, URI agent, String answer);

    @Message(
            id = 2128,
            value =
                    "Service '%s': Consul at %s has no such prepared query. Create it, correct piloted.service.%1$s.query, or "
                            + "give the token query:read for it")
    PilotedException noPreparedQuery(String service, URI agent);

    @Message(
            id = 2112,
            value = "Service '%s': Consul at %s limits its clients (429 %s); see http_max_conns_per_client and rate "
                    + "limits in the agent's configuration")
    AgentException limited(String service, URI agent, String answer);

    @Message(
            id = 2113,
            value = "Service '%s': Consul at %s has no leader (500 %s); its servers must agree first. "
                    + "piloted.consul.consistency=stale reads without one")
    AgentException noLeader(String service, URI agent, String answer);

    @Message(
            id = 2114,
            value = "Service '%s': Consul at %s does not know the datacenter (500 %s); check 'dc' of the watch or "
                    + "piloted.service.%1$s.dc, and that the datacenters are joined")
    PilotedException noDatacenter(String service, URI agent, String answer);

    @Message(id = 2115, value = "Service '%s': Consul at %s answered %d: %s")
    AgentException status(String service, URI agent, int status, String answer);

    @Message(
            id = 2116,
            value = "Service '%s': %s redirects (%d) to %s, which is not followed; give Consul's own address")
    AgentException redirect(String service, URI agent, int status, String location);

    @Message(
            id = 2117,
            value =
                    "Service '%s': %s answered a web page (%d), not JSON; is there a proxy or a login page between here and "
                            + "Consul?")
    AgentException html(String service, URI agent, int status);

    @Message(id = 2118, value = "Service '%s': the response of Consul at %s is not the JSON of a health query: %s")
    AgentException malformed(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(
            id = 2119,
            value = "Service '%s': the response of Consul at %s is larger than %d bytes; does the service have so many "
                    + "instances, or is it not Consul that answers?")
    PilotedException tooLarge(String service, URI agent, int limit);

    @Message(
            id = 2120,
            value =
                    "Service '%s': Consul at %s answered %d entries, and none has both Node and Service; is it Consul that "
                            + "answers?")
    PilotedException incomplete(String service, URI agent, int entries);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2124,
            value = "Service '%s': %d of %d instances cannot be endpoints and are left out; the others are served. %s. "
                    + "Correct their registration in Consul")
    void unusable(String service, int unusable, int instances, String reasons);

    @Message(
            id = 2125,
            value = "Service '%s': %s answered with Content-Encoding %s, which was not asked for; let the proxy before "
                    + "Consul not compress")
    AgentException encoded(String service, URI agent, String encoding);

    @Message(
            id = 2126,
            value = "Service '%s': %s answered 304 Not Modified, although the request was not conditional; is there a "
                    + "cache between here and Consul?")
    AgentException notModified(String service, URI agent);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2127,
            value =
                    "Service '%s': Consul at %s left out instances that the token may not see, perhaps of other services "
                            + "too. The token needs service:read for the service and node:read for its nodes")
    void filtered(String service, URI agent);

    // Watching

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2140,
            value = "%d of %d services cannot be followed for now and keep the endpoints they have. Retrying: %s")
    void watchFails(int failing, int followed, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 2141, value = "All services can be followed again")
    void watchRecovered();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2142,
            value =
                    "piloted.watch=true holds a connection for each service, of at most %d: an agent allows a client 200. "
                            + "The other %d of %d services are looked up in turns, each about every %d s")
    void watchesMany(int most, int polled, int followed, long seconds);

    // Running

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2130, value = "Consul at %s failed, now asking %s: %s")
    void otherAgent(URI failed, URI other, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2131,
            value = "Responses of Consul at %s may be old: the server %s and last heard from it %d ms ago. With "
                    + "piloted.consul.consistency=default such a server responds with an error")
    void stale(URI agent, String leader, long millis);
}
