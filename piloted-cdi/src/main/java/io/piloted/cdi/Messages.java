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

/** What the wiring says: codes 4000 to 4999. */
@MessageLogger(projectCode = "PILOT", length = 5)
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
    @Message(id = 4003, value = "Serving %s from %s")
    void started(String services, String source);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4004,
            value =
                    "An observer of ServicesUpdated waits for @Piloted(\"%s\"), which is not a known service; it will not be"
                            + " called")
    void observerOfUnknownService(String service);

    @Message(
            id = 4005,
            value =
                    "The application has more than one Catalog bean. Keep one, or make one an @Alternative with a @Priority")
    PilotedException ambiguousCatalog();

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            "MicroProfile Config cannot be used here; piloted.* options come from system properties and the environment")
    void noConfig(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message("Observers run without the JNDI names and whatever else the server binds to an application's threads")
    void noThreadContext(@Cause Throwable cause);

    @Message(
            id = 4007,
            value = "The services are not there before the application starts; ask for them from its Startup event on")
    PilotedException notStarted();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 4008,
            value = "piloted.watch=true is for endpoints from Consul; these come from %s, and only SIGHUP and refresh()"
                    + " update them")
    void notWatched(String source);

    @Message(
            id = 4009,
            value =
                    "Several applications share the library, and the thread belongs to none of them. Build the client on a"
                            + " thread of the application")
    PilotedException applicationUnclear(@Cause RuntimeException cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 4015,
            value =
                    "The @Any Instance<Endpoint> at %s can select the services that some injection point names, since this"
                            + " container makes all beans at build time. For names known only at run time inject ServiceRegistry")
    void onlyInjectedServices(String place);

    @Message(
            id = 4016,
            value =
                    "The services are still being loaded. A Catalog must not use the ServiceRegistry or a ServiceHandle before"
                            + " the application has started; take the name from the ServiceQuery")
    PilotedException loading();

    @Message(
            id = 4017,
            value = "Reading the ContainerPilot file %s has not ended since %s. Check whether the mount that it is on"
                    + " responds, and whether it is a regular file")
    FileTimeoutException fileHangs(ContainerPilotFile file, Instant since);

    @Message(
            id = 4030,
            value =
                    "@Piloted(\"%s\") at %s is of type %s, which the library does not serve. Use Endpoint, List<Endpoint>,"
                            + " ServiceHandle, or Provider or Instance of one of them")
    String unservedType(String service, String place, String type);

    @Message(id = 4006, value = "The application has been stopped; its services are gone")
    PilotedException stopped();
}
