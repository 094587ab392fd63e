package io.piloted.tck.probe;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who answers. */
@Path("process")
public class ProcessResource {

    /**
     * The process to send signals to.
     *
     * @return its id
     */
    @GET
    @Path("pid")
    @Produces(MediaType.TEXT_PLAIN)
    public String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    /**
     * What must not grow without end.
     *
     * @return a figure a line: actions on SIGHUP, threads, those of the library, bytes in use after a collection
     * @throws HangupUnavailable if there is no SIGHUP
     */
    @GET
    @Path("state")
    @Produces(MediaType.TEXT_PLAIN)
    public String state() throws HangupUnavailable {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        List<String> threads = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .toList();
        return String.join(
                "\n",
                Integer.toString(SharedHandler.actions().size()),
                Integer.toString(threads.size()),
                Long.toString(threads.stream()
                        .filter(name -> name.startsWith("piloted"))
                        .count()),
                Long.toString(runtime.totalMemory() - runtime.freeMemory()));
    }
}
