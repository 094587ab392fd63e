package io.piloted.rest;

import io.piloted.PilotedException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages about REST clients: PILOT04500 to PILOT04999. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 4500, max = 4999)
interface Messages extends BasicLogger {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.rest"));

    @Message(
            id = 4501,
            value =
                    "\"%s\" does not name a service. It has to be piloted://service/path or http://service.piloted/path (or"
                            + " piloted+https://, or https://), without user and port")
    PilotedException notOneService(String uri);

    @Message(
            id = 4502,
            value = "Service '%s': the address '%s' is not a valid host name for this client, which would send "
                    + "the request elsewhere. Register the instance with an IP address, or with a host name "
                    + "without underscores whose last label begins with a letter")
    PilotedException noHost(String service, String address);

    @Message(
            id = 4503,
            value =
                    "Service '%s': the endpoint '%s' has no port, so no request can be sent to it. Register the instance"
                            + " with the port of its HTTP server")
    PilotedException noPort(String service, String endpoint);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4504,
            value = "The REST client does not report requests without a response, such as a refused connection "
                    + "or a timeout, so they do not count against the endpoint unless @Retry makes another "
                    + "attempt. Statuses do count. Report the version of RESTEasy to the authors of piloted-cdi, "
                    + "or use ServiceHandle.call")
    void failuresNotSeen(@Cause Throwable cause);
}
