package io.piloted.tck.probe;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

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
}
