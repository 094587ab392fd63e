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

/**
 * The messages about Consul: PILOT02000 to PILOT02499. Never pass a token to one. The codes 2121 to 2123 must not be
 * used again.
 */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 2000, max = 2499)
interface Messages extends BasicLogger {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.consul"));

    // Settings

    @Message(
            id = 2000,
            value = "No Consul address: 'consul' in the ContainerPilot file is missing or blank (a variable that "
                    + "is not set renders as nothing), and neither CONSUL_HTTP_ADDR nor CONSUL_HOST is set. Set "
                    + "one of them or piloted.consul.address, for example to localhost:8500")
    PilotedException noAddress();

    @Message(
            id = 2001,
            value =
                    "Invalid Consul address '%s' (*: not shown): %s; allowed: host, host:port, [IPv6]:port, http://..., https://..., "
                            + "or several of them separated by commas")
    PilotedException badAddress(String address, String reason);

    @Message(
            id = 2002,
            value = "Invalid Consul address: Unix sockets (unix://) are not supported. Let the agent listen on "
                    + "loopback (client_addr 127.0.0.1) and give host:port")
    PilotedException unixSocket();

    @Message(id = 2003, value = "Unknown scheme for Consul: %s; allowed: http, https")
    PilotedException badScheme(String scheme);

    @Message(id = 2004, value = "Invalid value of %s: %s; allowed: true, false, 1, 0")
    PilotedException badFlag(String name, String value);

    @Message(
            id = 2005,
            value = "Invalid Consul token (not shown): it has a character that is not allowed in an HTTP header. "
                    + "Does it contain a space or a line break? It comes from CONSUL_HTTP_TOKEN_FILE, else "
                    + "CONSUL_HTTP_TOKEN, else piloted.consul.token, else 'token' in 'consul'")
    PilotedException badToken();

    @Message(
            id = 2006,
            value = "Invalid Consul address (not shown): it has a user name or password, which is not supported. "
                    + "Use a token")
    PilotedException userInfo();

    @Message(
            id = 2007,
            value = "CONSUL_HTTP_TOKEN_FILE: cannot read %s. Set it to the path of a file that holds the token, "
                    + "and let the user that runs this process read that file")
    PilotedException unreadableToken(ShownPath path, @Cause Throwable cause);

    @Message(
            id = 2009,
            value =
                    "CONSUL_HTTP_TOKEN_FILE: %s is empty now, so the last token stays in use. Write the token into the file; "
                            + "if Consul needs none any more, restart the application")
    PilotedException emptiedToken(Path file);

    @Message(
            id = 2008,
            value = "Endpoints from Consul need JSON-B, which is missing or does not work: %s. Add the feature "
                    + "jsonb on Open Liberty, org.eclipse:yasson elsewhere (on Quarkus also "
                    + "io.quarkus:quarkus-jsonp); or set piloted.catalog to a file")
    PilotedException noJsonb(Throwable reason, @Cause Throwable cause);

    // TLS

    @Message(
            id = 2020,
            value = "Consul's TLS setting %s: cannot read %s. Correct the path, or let the user that runs this "
                    + "process read it")
    PilotedException unreadable(String setting, ShownPath path, @Cause Throwable cause);

    @Message(
            id = 2021,
            value = "Consul's TLS setting %s: no PEM certificate (-----BEGIN CERTIFICATE-----) in %s. Convert a "
                    + "DER file with: openssl x509 -inform der")
    PilotedException noCertificate(String setting, Path path);

    @Message(id = 2022, value = "Consul's TLS setting %s: invalid certificate in %s. Is the file complete?")
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

    @Message(
            id = 2025,
            value = "Consul's TLS setting %s: no valid %s private key in %s. The key must have the type of the "
                    + "certificate's key")
    PilotedException badKey(String setting, String algorithm, Path path, @Cause Throwable cause);

    @Message(
            id = 2026,
            value = "Consul's TLS setting %s: the private key in %s does not belong to the certificate in %s. "
                    + "Set clientcert and clientkey to the files of one certificate")
    PilotedException foreignKey(String setting, Path key, Path certificate);

    @Message(
            id = 2027,
            value = "Consul's TLS setting %s is set, but %s is not. A client certificate needs both clientcert "
                    + "and clientkey")
    PilotedException half(String given, String missing);

    @Message(id = 2028, value = "This JVM cannot use Consul's TLS settings; the cause says why")
    PilotedException noTls(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2029,
            value = "TLS verification of Consul is switched off: any server is trusted. Switch it on "
                    + "with verify: true and cafile in 'consul', or CONSUL_HTTP_SSL_VERIFY=true and CONSUL_CACERT")
    void verificationIsOff();

    // Requests

    @Message(
            id = 2100,
            value =
                    "Service '%s': nothing listens at Consul's address %s; is the agent running, and is the address right?")
    AgentException refused(String service, URI agent, @Cause Throwable cause);

    @Message(id = 2101, value = "Service '%s': the host of Consul's address %s is unknown; is it spelt right?")
    AgentException unknownHost(String service, URI agent, @Cause Throwable cause);

    @Message(
            id = 2102,
            value = "Service '%s': no complete response from Consul at %s within %d ms. Is it overloaded or "
                    + "suspended? If it is only slow, raise piloted.refresh.timeout")
    AgentException timeout(String service, URI agent, long millis);

    @Message(
            id = 2103,
            value = "Service '%s': the TLS handshake with Consul at %s failed: %s. Check cafile, servername, "
                    + "clientcert and clientkey in 'consul'")
    AgentException handshake(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(
            id = 2104,
            value = "Service '%s': the connection to Consul at %s failed: %s. Is this Consul's HTTP port, and "
                    + "does the agent use the same scheme (http or https)?")
    AgentException broke(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(id = 2105, value = "Service '%s': not looked up, because the catalog is closed")
    PilotedException closed(String service);

    @Message(
            id = 2106,
            value =
                    "Service '%s': no connection to Consul at %s, since this process has too many open files; raise its "
                            + "limit (ulimit -n, or LimitNOFILE of systemd), or find what keeps files and connections open")
    AgentException tooManyFiles(String service, URI agent, @Cause Throwable cause);

    // Responses

    @Message(
            id = 2110,
            value = "Service '%s': Consul at %s rejected the request (403 %s); the token needs service:read for "
                    + "the service and node:read for its nodes. It comes from CONSUL_HTTP_TOKEN_FILE, "
                    + "else CONSUL_HTTP_TOKEN, else piloted.consul.token, else 'token' in 'consul'")
    PilotedException forbidden(String service, URI agent, String response);

    @Message(id = 2111, value = "Service '%s': the server at %s is not Consul (404 %s); check the address")
    AgentException notConsul(String service, URI agent, String response);

    @Message(
            id = 2112,
            value = "Service '%s': Consul at %s rejected the request because of a limit (429 %s). Check "
                    + "http_max_conns_per_client and the rate limits in the agent's configuration")
    AgentException limited(String service, URI agent, String response);

    @Message(
            id = 2113,
            value = "Service '%s': Consul at %s has no leader (500 %s). Wait until its servers have elected one, "
                    + "or set piloted.consul.consistency=stale to read without one")
    AgentException noLeader(String service, URI agent, String response);

    @Message(
            id = 2114,
            value = "Service '%s': Consul at %s does not know the datacenter (500 %s); check 'dc' of the watch or "
                    + "piloted.service.%1$s.dc, and that the datacenters are joined")
    PilotedException noDatacenter(String service, URI agent, String response);

    @Message(id = 2115, value = "Service '%s': Consul at %s responded with status %d: %s")
    AgentException status(String service, URI agent, int status, String response);

    @Message(
            id = 2116,
            value = "Service '%s': the server at %s redirects (%d) to %s. Redirects are not followed; set the "
                    + "address of Consul itself")
    AgentException redirect(String service, URI agent, int status, String location);

    @Message(
            id = 2117,
            value = "Service '%s': the server at %s responded with a web page (%d) instead of JSON. Is there a "
                    + "proxy or a login page between this process and Consul?")
    AgentException html(String service, URI agent, int status);

    @Message(id = 2118, value = "Service '%s': the response of Consul at %s is not the JSON of a health query: %s")
    AgentException malformed(String service, URI agent, String reason, @Cause Throwable cause);

    @Message(
            id = 2119,
            value = "Service '%s': the response of Consul at %s is larger than %d bytes. Does the service have "
                    + "so many instances, and is this server Consul?")
    PilotedException tooLarge(String service, URI agent, int limit);

    @Message(
            id = 2120,
            value = "Service '%s': the response of Consul at %s has %d entries, but none with both Node and "
                    + "Service. Is this server Consul?")
    PilotedException incomplete(String service, URI agent, int entries);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2124,
            value = "Service '%s': %d of %d instances are invalid and left out (the others are used): %s. "
                    + "Correct their registration in Consul")
    void unusable(String service, int unusable, int instances, String reasons);

    @Message(
            id = 2125,
            value = "Service '%s': the server at %s responded with Content-Encoding %s, although the request "
                    + "does not allow any. Switch off compression in the proxy before Consul")
    AgentException encoded(String service, URI agent, String encoding);

    @Message(
            id = 2126,
            value = "Service '%s': the server at %s responded with 304 Not Modified, although the request was "
                    + "not conditional. Is there a cache between this process and Consul?")
    AgentException notModified(String service, URI agent);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2127,
            value =
                    "Service '%s': Consul at %s left out instances that the token may not see, perhaps of other services "
                            + "too. The token needs service:read for the service and node:read for its nodes")
    void filtered(String service, URI agent);

    @Message(
            id = 2128,
            value =
                    "Service '%s': Consul at %s has no such prepared query. Create it, correct piloted.service.%1$s.query, or "
                            + "give the token query:read for it")
    PilotedException noPreparedQuery(String service, URI agent);

    @Message(
            id = 2129,
            value = "Service '%s': Consul at %s rejected the filter: %s. Correct piloted.service.%1$s.filter")
    PilotedException badFilter(String service, URI agent, String text);

    // The agent

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 2130, value = "Consul at %s failed, so requests go to %s now: %s")
    void otherAgent(URI failed, URI other, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2131,
            value = "Responses of Consul at %s may be old: the server %s, and its last contact with a leader was "
                    + "%d ms ago. Set piloted.consul.consistency=default to get an error from such a server instead")
    void stale(URI agent, String leader, long millis);

    // Watching

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2140,
            value = "%d of %d services cannot be watched for now and keep the endpoints they have. Retrying: %s")
    void watchFails(int failing, int followed, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 2141, value = "All services can be watched again")
    void watchRecovered();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2142,
            value = "piloted.watch=true holds one connection for each service, but at most %d, since an agent "
                    + "allows 200 for each client. The other %d of %d services are polled in turn, each about "
                    + "every %d s")
    void watchesMany(int most, int polled, int followed, long seconds);
}
