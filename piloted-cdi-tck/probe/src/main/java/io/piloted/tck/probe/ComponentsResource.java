package io.piloted.tck.probe;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Picks in beans of all scopes, through wildcards, and in methods that the container calls. */
@Path("components")
@Produces(MediaType.TEXT_PLAIN)
public class ComponentsResource {

    @Inject
    Scopes scopes;

    @Inject
    Instance<Wildcards> wildcards;

    @Inject
    WildcardLists lists;

    @Inject
    Methods methods;

    /**
     * By scope.
     *
     * @return a scope and two picks a line
     */
    @GET
    @Path("scopes")
    public String scopes() {
        return scopes.picks();
    }

    /**
     * Through wildcards.
     *
     * @return a form and its pick a line, or {@code absent}
     */
    @GET
    @Path("wildcards")
    public String wildcards() {
        return wildcards.isUnsatisfied() ? "absent" : wildcards.get().picks();
    }

    /**
     * Through lists with wildcards.
     *
     * @return a length a line
     */
    @GET
    @Path("lists")
    public String lists() {
        return lists.sizes();
    }

    /**
     * By kind of method.
     *
     * @return a kind and its pick a line
     */
    @GET
    @Path("methods")
    public String methods() {
        return methods.picks();
    }
}
