package io.piloted.cdi;

import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import io.piloted.config.ContainerPilotFile;
import java.time.Instant;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages about injection points and the application: PILOT04000 to PILOT04499. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 4000, max = 4499)
interface Messages extends BasicLogger {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted"));

    @Message(
            id = 4001,
            value =
                    "Unknown services: %s; known: %s. Correct the name, or add the service to piloted.services, or to the"
                            + " backends or watches of the ContainerPilot file")
    NoSuchServiceException unknownServices(String unknown, String known);

    @Message(id = 4002, value = "There are no services, since piloted.enabled=false switches the library off")
    PilotedException switchedOff();

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 4003, value = "Endpoints of %s come from %s")
    void started(String services, String source);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4004,
            value = "The observer of ServicesUpdated for @Piloted(\"%s\") is never called, since this is not a "
                    + "known service. Correct the name")
    void observerOfUnknownService(String service);

    @Message(
            id = 4005,
            value =
                    "The application has more than one Catalog bean. Keep one, or make one an @Alternative with a @Priority")
    PilotedException ambiguousCatalog();

    @Message(id = 4006, value = "The application has stopped, so its services cannot be used any more")
    PilotedException stopped();

    @Message(
            id = 4007,
            value = "The services are not available before the application has started. Use them from its "
                    + "Startup event on")
    PilotedException notStarted();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4008,
            value = "piloted.watch=true has no effect, since the endpoints come from %s instead of Consul. "
                    + "Update them with SIGHUP or ServiceRegistry.refresh()")
    void notWatched(String source);

    @Message(
            id = 4009,
            value =
                    "Several applications share the library, and the thread belongs to none of them. Build the REST client"
                            + " on a thread of the application")
    PilotedException applicationUnclear(@Cause RuntimeException cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 4015,
            value = "The @Any Instance<Endpoint> at %s can select only services that some injection point names, "
                    + "since this container makes all beans at build time. For names known only at run time, "
                    + "inject ServiceRegistry")
    void onlyInjectedServices(String place);

    @Message(
            id = 4016,
            value =
                    "The services are still being loaded. A Catalog must not use the ServiceRegistry or a ServiceHandle before"
                            + " the application has started; take the name from the ServiceQuery")
    PilotedException loading();

    @Message(
            id = 4017,
            value = "Reading the ContainerPilot file %s began at %s and has not ended. Check whether its mount "
                    + "responds, and whether it is a regular file")
    FileTimeoutException fileHangs(ContainerPilotFile file, Instant since);

    @Message(
            id = 4030,
            value = "@Piloted(\"%s\") at %s has the type %s, which is not supported. Use Endpoint, "
                    + "List<Endpoint>, ServiceHandle, or Provider or Instance of one of them")
    String unservedType(String service, String place, String type);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            "MicroProfile Config cannot be used here; piloted.* options come from system properties and the environment")
    void noConfig(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message("Observers run without the server's context for threads of the application, such as its JNDI names")
    void noThreadContext(@Cause Throwable cause);
}
