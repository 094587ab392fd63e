package io.piloted.tck.probe;

import io.piloted.signal.agent.HangupUnavailable;
import io.piloted.signal.agent.SharedHandler;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** A resource with the state of the server's process. */
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
     * The JDK that the server runs on.
     *
     * @return its feature release, such as 17
     */
    @GET
    @Path("jdk")
    @Produces(MediaType.TEXT_PLAIN)
    public String jdk() {
        return Integer.toString(Runtime.version().feature());
    }

    /**
     * The threads of the library, of all applications.
     *
     * @return a name a line
     */
    @GET
    @Path("threads")
    @Produces(MediaType.TEXT_PLAIN)
    public String threads() {
        return String.join("\n", ownThreads());
    }

    /**
     * Numbers that must not grow without limit.
     *
     * @return a number per line: actions on SIGHUP, threads, the library's threads, bytes in use after a garbage
     *     collection
     * @throws HangupUnavailable if there is no SIGHUP
     */
    @GET
    @Path("state")
    @Produces(MediaType.TEXT_PLAIN)
    public String state() throws HangupUnavailable {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return String.join(
                "\n",
                Integer.toString(SharedHandler.actions().size()),
                Integer.toString(Thread.getAllStackTraces().size()),
                Integer.toString(ownThreads().size()),
                Long.toString(runtime.totalMemory() - runtime.freeMemory()));
    }

    private static List<String> ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("piloted"))
                .sorted()
                .toList();
    }
}
