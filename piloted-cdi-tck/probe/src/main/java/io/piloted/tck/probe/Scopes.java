package io.piloted.tck.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** A bean in each scope that all runtimes have. */
@ApplicationScoped
public class Scopes {

    @Inject
    OfApplication application;

    @Inject
    OfSingleton singleton;

    @Inject
    OfRequest request;

    @Inject
    OfDependent dependent;

    String picks() {
        return String.join(
                "\n",
                "application " + application.pick(),
                "singleton " + singleton.pick(),
                "request " + request.pick(),
                "dependent " + dependent.pick());
    }

    /** One for the application. */
    @ApplicationScoped
    public static class OfApplication extends Picking {}

    /** One for the application, without a proxy. */
    @DiscoveredBean
    @Singleton
    public static class OfSingleton extends Picking {}

    /** One for each request. */
    @RequestScoped
    public static class OfRequest extends Picking {}

    /** One for each injection point. */
    @Dependent
    public static class OfDependent extends Picking {}
}
