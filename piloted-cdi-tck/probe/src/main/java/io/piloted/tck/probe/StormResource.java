package io.piloted.tck.probe;

import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Begins and ends a {@link Storm}. */
@Path("storm")
@Produces(MediaType.TEXT_PLAIN)
public class StormResource {

    @Inject
    Storm storm;

    /**
     * Begins.
     *
     * @param threads how many threads pick
     * @return that it did
     */
    @POST
    @Path("begin")
    public String begin(@QueryParam("threads") int threads) {
        storm.begin(threads);
        return "begun";
    }

    /**
     * Tells of instances that are gone.
     *
     * @param below the lowest port that Consul still has
     * @return that it was heard
     */
    @POST
    @Path("gone")
    public String gone(@QueryParam("below") int below) {
        storm.gone(below);
        return "heard";
    }

    /**
     * Ends.
     *
     * @return a figure a line: picks made, picks lost, refreshes, longest pick in nanoseconds; then what was lost first
     * @throws Exception if it does not end
     */
    @POST
    @Path("end")
    public String end() throws Exception {
        return String.join("\n", storm.end());
    }
}
