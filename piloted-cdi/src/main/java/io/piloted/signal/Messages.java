package io.piloted.signal;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** What this package has to say: PILOT03500 to PILOT03999. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 3500, max = 3999)
interface Messages {

    Messages LOG = new Messages_$logger(Logger.getLogger("io.piloted.signal"));

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3500,
            value = "SIGHUP will not update the services: this process ignores it since its start (nohup, or a parent "
                    + "that ignores it). Start it with setsid instead of nohup, or call ServiceRegistry.refresh()")
    void ignored();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3501,
            value = "SIGHUP will not update the services, and ends this JVM: -Xrs forbids to handle it (%s). Remove "
                    + "-Xrs, or send no SIGHUP and call ServiceRegistry.refresh()")
    void reserved(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3502,
            value = "SIGHUP will not update the services: this operating system has no such signal. Call "
                    + "ServiceRegistry.refresh()")
    void unknown();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3503,
            value = "SIGHUP will not update the services, and ends this JVM: sun.misc.Signal cannot be reached (%s). "
                    + "Start the JVM with --add-modules jdk.unsupported (a run-time image needs that module), or call "
                    + "ServiceRegistry.refresh()")
    void noAccess(String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3504, value = "An action on SIGHUP failed; the others and the next SIGHUP are not affected")
    void actionFailed(@Cause Throwable failure);
}
