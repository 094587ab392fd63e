package io.piloted.signal;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The log messages about SIGHUP: PILOT03500 to PILOT03999. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 3500, max = 3999)
interface Messages {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.signal"));

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3500,
            value = "SIGHUP will not update the services: this process has ignored it since its start (nohup, or a "
                    + "parent that ignores it). Start it with setsid instead of nohup, set piloted.watch=true, or call "
                    + "ServiceRegistry.refresh()")
    void ignored();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3501,
            value =
                    "SIGHUP will not update the services, and ends this JVM: the JVM option -Xrs prevents a handler "
                            + "(%s). Remove -Xrs, or send no SIGHUP and set piloted.watch=true or call ServiceRegistry.refresh()")
    void reserved(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3502,
            value = "SIGHUP will not update the services: this operating system does not have it. Set "
                    + "piloted.watch=true, or call ServiceRegistry.refresh()")
    void unknown();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3503,
            value = "SIGHUP will not update the services, and ends this JVM: sun.misc.Signal cannot be reached (%s). "
                    + "Start the JVM with --add-modules jdk.unsupported (a run-time image needs that module), or call "
                    + "ServiceRegistry.refresh()")
    void noAccess(String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 3504,
            value =
                    "The action of an application on SIGHUP failed. Other applications and later signals are not affected")
    void actionFailed(@Cause Throwable failure);
}
