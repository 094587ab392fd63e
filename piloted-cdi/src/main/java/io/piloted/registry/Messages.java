package io.piloted.registry;

import io.piloted.NoEndpointException;
import io.piloted.NoSuchServiceException;
import io.piloted.PilotedException;
import io.piloted.ServicesUpdated.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.Param;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages about lookups, refreshes and events: PILOT03000 to PILOT03499. The code 3012 must not be used again. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 3000, max = 3499)
interface Messages extends BasicLogger {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.registry"));

    @Message(
            id = 3000,
            value = "\"%s\" is not a known service; known: %s. Correct the name, or add the service to "
                    + "piloted.services, or to the backends or watches of the ContainerPilot file")
    NoSuchServiceException noSuchService(String name, String known, @Param String service);

    @Message(
            id = 3001,
            value = "No instance of \"%s\" is passing its health checks. Look at its checks in Consul, and at "
                    + "its tag, filter and datacenter (dc) in the configuration")
    NoEndpointException noEndpoint(String name, @Param String service);

    @Message(id = 3002, value = "No endpoint of \"%s\" is known yet, since its last lookup failed: %s")
    NoEndpointException noEndpointAndLookupFailed(String name, String reason, @Param String service);

    @Message(id = 3003, value = "Interrupted while waiting for a refresh of the services")
    PilotedException interrupted(@Cause InterruptedException cause);

    @Message(
            id = 3004,
            value =
                    "The catalog did not respond within piloted.refresh.timeout. Check its health, or raise the timeout")
    PilotedException lookupTimedOut();

    @Message(id = 3005, value = "The catalog %s returned null. It must return a stage of a list without nulls")
    PilotedException catalogGaveNull(String catalog);

    @Message(id = 3006, value = "The application is stopping, so its services are no longer looked up")
    PilotedException closed();

    @Message(
            id = 3007,
            value = "The services could not be loaded within piloted.startup.timeout (%s): %s. Fix the cause, raise"
                    + " piloted.startup.timeout, or set piloted.startup.required=false to start without them")
    PilotedException startFailed(Duration timeout, String failures, @Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3008, value = "%d of %d services could not be looked up and keep the endpoints they have: %s")
    void lookupsFailed(int failed, int services, String failures);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3009, value = "All services can be looked up again; lookups had failed for: %s")
    void recovered(String services);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3010,
            value = "An observer of ServicesUpdated failed; other observers and later events are not affected")
    void observerFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 3011,
            value =
                    "Refresh failed unexpectedly; the services keep the endpoints they have. Retrying in the background")
    void refreshFailed(@Cause Throwable cause);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3013,
            value =
                    "Starting although services could not be loaded, since piloted.startup.required=false. Retrying in the "
                            + "background: %s")
    void startedWithout(String failures);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3014, value = "Endpoints changed (%s): %s")
    void changed(Trigger trigger, String changes);

    @Message(id = 3015, value = "Interrupted while the services were being loaded")
    PilotedException startInterrupted(@Cause InterruptedException cause);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3016, value = "Still waiting for the services, until piloted.startup.timeout (%s) is over: %s")
    void startWaits(Duration timeout, String reason);

    @Message(
            id = 3017,
            value = "The services cannot be loaded, and retrying would not help: %s. Fix the cause, or set"
                    + " piloted.startup.required=false to start without them")
    PilotedException startCannotSucceed(String failures, @Cause Throwable cause);

    @Message(id = 3018, value = "the catalog has not responded yet")
    String noResponseYet();

    @Message(
            id = 3019,
            value = "The catalog was called for \"%s\" at %s and has not returned since. It must return a stage "
                    + "without blocking; it is not called for this service again until it has returned")
    PilotedException catalogHangs(String service, Instant since);

    @Message(
            id = 3020,
            value = "%d calls of the catalog or the file system have not returned, so no further call is made "
                    + "until one of them has. Check whether the mounts of the files respond, and whether the "
                    + "catalog blocks")
    PilotedException tooManyHang(int calls);

    @Message(
            id = 3021,
            value = "Reading the ContainerPilot file began at %s and has not ended. Check whether its mount "
                    + "responds, and whether it is a regular file")
    PilotedException planNotRead(Instant since);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3022,
            value = "The ContainerPilot file cannot be read again, so the previous configuration stays in use: %s")
    void planFailed(String failure);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3023, value = "The ContainerPilot file can be read again")
    void planRecovered();

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3024,
            value =
                    "%d events wait for an observer of ServicesUpdated that has not returned since %s: %s. Refreshes go on"
                            + " without it, and the newest events are merged into one. The cause shows where the observer"
                            + " is")
    void observerHangs(int events, Instant since, String observer, @Cause Throwable where);

    @Message(id = 3025, value = "the thread %s is in an observer")
    String observerThread(String thread);

    @Message(id = 3026, value = "an asynchronous observer is not done")
    String asynchronousObserver();

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 3027,
            value =
                    "SIGHUP received: all services (%d) were looked up, and no endpoints changed. Later refreshes without a"
                            + " change are logged at DEBUG only")
    void unchanged(int services);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3028,
            value = "No endpoint is left for: %s. Calls fail until an instance passes its health checks. Look at the"
                    + " checks in Consul")
    void noEndpointLeft(String services);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3029,
            value = "Ejected after failed calls: %s. The endpoints get no calls during that time, unless no "
                    + "other endpoint is known to be good. If that is too strict, change "
                    + "piloted.outlier-detection.*")
    void ejected(String endpoints);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3030, value = "Ejected endpoints get calls again: %s")
    void returned(String endpoints);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3031,
            value =
                    "An observer is slow, so the oldest of the %d EndpointEjected and EndpointReturned events that wait for"
                            + " it are dropped. Let observers return soon")
    void ejectionEventsDropped(int waiting);
}
