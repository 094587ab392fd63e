package io.piloted.registry;

import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the registry says: codes 3000 to 3499. */
@MessageLogger(projectCode = "PILOT", length = 5)
interface Messages extends BasicLogger {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.registry"));

    @Message(
            id = 3000,
            value =
                    "\"%s\" is not a known service; known: %s. Add it to the backends or watches of the ContainerPilot file")
    NoSuchServiceException noSuchService(String name, String known);

    @Message(
            id = 3001,
            value =
                    "No instance of \"%s\" is passing its health checks. Look at its checks in Consul, and at the tag and dc"
                            + " under which the ContainerPilot file names it")
    NoEndpointException noEndpoint(String name);

    @Message(id = 3002, value = "No endpoint of \"%s\" is known yet, since its last lookup failed: %s")
    NoEndpointException noEndpointAndLookupFailed(String name, String reason);

    @Message(id = 3003, value = "Interrupted while waiting for an update of the services")
    PilotedException interrupted(@Cause InterruptedException cause);

    @Message(
            id = 3004,
            value =
                    "The catalog did not answer within piloted.refresh.timeout. Look at its health, or allow it more time")
    PilotedException lookupTimedOut();

    @Message(id = 3005, value = "The catalog %s returned null. It must return a stage of a list without nulls")
    PilotedException catalogGaveNull(String catalog);

    @Message(id = 3006, value = "The application is stopping; its services are looked up no more")
    PilotedException closed();

    @Message(
            id = 3007,
            value =
                    "The services could not be loaded within piloted.startup.timeout (%s): %s. Mend it, allow more time, or"
                            + " set piloted.startup.required=false to start without them")
    PilotedException startFailed(Duration timeout, String failures, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3008, value = "%d of %d services could not be looked up and keep the endpoints they have: %s")
    void lookupsFailed(int failed, int services, String failures);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3009, value = "All services can be looked up again; those that could not: %s")
    void recovered(String services);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3010, value = "An observer of ServicesUpdated failed; the others and later events are not affected")
    void observerFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3011, value = "A refresh broke off; the services keep the endpoints they have")
    void refreshFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3013,
            value =
                    "Starting without all services, since piloted.startup.required=false; trying on in the background: %s")
    void startedWithout(String failures);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3014, value = "Endpoints changed (%s): %s")
    void changed(Trigger trigger, String changes);

    @Message(id = 3015, value = "Interrupted while the services were being loaded")
    PilotedException startInterrupted(@Cause InterruptedException cause);

    @Message(id = 3012, value = "A refresh broke off, for a reason that the library did not expect")
    PilotedException refreshBrokeOff(@Cause ExecutionException cause);
}
