package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A resource with the picks of every form of injection point. */
@Path("forms")
@Produces(MediaType.TEXT_PLAIN)
public class FormsResource {

    @Inject
    Forms forms;

    @Inject
    Greeter greeter;

    /**
     * One pick through each form.
     *
     * @return an address and port a line
     */
    @GET
    public String picks() {
        return forms.pickEach().stream().map(Endpoint::hostAndPort).collect(Collectors.joining("\n"));
    }

    /**
     * The endpoint that was injected itself.
     *
     * @return its address and port
     */
    @GET
    @Path("endpoint")
    public String endpoint() {
        return forms.endpoint().hostAndPort();
    }

    /**
     * How long each injected list is.
     *
     * @return a number a line
     */
    @GET
    @Path("lists")
    public String lists() {
        return forms.lists().stream().map(List::size).map(String::valueOf).collect(Collectors.joining("\n"));
    }

    /**
     * Picks in an interceptor and a decorator.
     *
     * @return who picked and what, a line
     */
    @GET
    @Path("around")
    public String around() {
        return greeter.greet();
    }

    /**
     * The results of all methods of an {@code Instance}.
     *
     * @return a line for each method, with its result
     */
    @GET
    @Path("instance")
    public String instance() {
        Instance<Endpoint> instance = forms.instance();
        Endpoint picked = instance.get();
        instance.destroy(picked);
        return Stream.of(
                        "isUnsatisfied " + instance.isUnsatisfied(),
                        "isAmbiguous " + instance.isAmbiguous(),
                        "isResolvable " + instance.isResolvable(),
                        "stream " + instance.stream().count(),
                        "iterator " + instance.iterator().next().port(),
                        "select " + instance.select().get().port(),
                        "selectOther "
                                + instance.select(Piloted.Literal.of("other")).isUnsatisfied(),
                        "getHandle " + handle(instance),
                        "destroy " + picked.port())
                .collect(Collectors.joining("\n"));
    }

    /**
     * A pick of a service whose name is known only at run time.
     *
     * @param service its name
     * @return the address and port, or what was thrown
     */
    @GET
    @Path("select")
    public String select(@QueryParam("service") String service) {
        try {
            return forms.any().select(Piloted.Literal.of(service)).get().hostAndPort();
        } catch (RuntimeException e) {
            return e.toString();
        }
    }

    private static String handle(Instance<Endpoint> instance) {
        try {
            return Integer.toString(instance.getHandle().get().port());
        } catch (NoSuchMethodError | NoClassDefFoundError e) {
            return "absent"; // before CDI 4.0
        }
    }
}
