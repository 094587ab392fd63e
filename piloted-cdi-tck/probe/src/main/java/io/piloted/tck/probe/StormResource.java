package io.piloted.tck.probe;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** A resource that begins and ends a {@link Storm}. */
@Path("storm")
@Produces(MediaType.TEXT_PLAIN)
public class StormResource {

    @Inject
    Storm storm;

    /**
     * Begins the storm.
     *
     * @param threads the number of threads that pick
     * @param reporting whether they report each pick as a call; the calls of one instance after the other fail
     * @return a confirmation
     */
    @POST
    @Path("begin")
    public String begin(@QueryParam("threads") int threads, @QueryParam("reporting") boolean reporting) {
        storm.begin(threads, reporting);
        return "begun";
    }

    /**
     * Tells the storm that instances are gone.
     *
     * @param below the lowest port that Consul still has
     * @return a confirmation
     */
    @POST
    @Path("gone")
    public String gone(@QueryParam("below") int below) {
        storm.gone(below);
        return "heard";
    }

    /**
     * Ends the storm.
     *
     * @return a number per line: picks made, picks lost, refreshes, longest pick in nanoseconds, ejections, returns; then
     *     the first loss
     * @throws Exception if it does not end
     */
    @POST
    @Path("end")
    public String end() throws Exception {
        return String.join("\n", storm.end());
    }
}
