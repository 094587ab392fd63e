package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import io.piloted.ServiceHandle;
import io.piloted.ServiceRegistry;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import org.jspecify.annotations.Nullable;

/**
 * The creators of the beans that the build compatible extension adds. They use the only application of this class
 * loader. Public because ArC calls the creators from the package of the bean.
 */
public final class LiteBeans {

    static final String SERVICE = "service";
    static final String INJECTED = "injected";
    static final String OBSERVED = "observed";

    /**
     * A static field, because looking up a bean at each {@code Provider.get()} would take much longer than the pick.
     */
    private static volatile @Nullable PilotedApplication current;

    /** The handles for all names found at build time. They stay when the application is started again. */
    private static final Handles HANDLES = new Handles(LiteBeans::application);

    private LiteBeans() {}

    static void use(PilotedApplication application) {
        // Quarkus fires no Shutdown event when start-up fails, and dev mode then starts again.
        end();
        current = application;
    }

    static void end() {
        PilotedApplication ending = current;
        if (ending != null) {
            ending.close();
            HANDLES.forget();
        }
    }

    /** Whether this is the container of the application that was started last. */
    static boolean isOf(Container container) {
        PilotedApplication application = current;
        return application != null && application.isOf(container);
    }

    static InjectedHandle handle(String service) {
        return HANDLES.of(service);
    }

    static PilotedApplication application() {
        PilotedApplication application = current;
        if (application == null) {
            throw MESSAGES.notStarted();
        }
        return application;
    }

    private static String service(Parameters params) {
        return params.get(SERVICE, String.class);
    }

    /** Creates the {@link NamedServices} that the extension recorded at build time. */
    static final class OfNamedServices implements SyntheticBeanCreator<NamedServices> {
        @Override
        public NamedServices create(Instance<Object> lookup, Parameters params) {
            return NamedServices.of(params.get(INJECTED, String[].class), params.get(OBSERVED, String[].class));
        }
    }

    public static final class OfApplication implements SyntheticBeanCreator<RunningApplication> {

        @Override
        public RunningApplication create(Instance<Object> lookup, Parameters params) {
            return application();
        }
    }

    public static final class OfRegistry implements SyntheticBeanCreator<ServiceRegistry> {

        @Override
        public ServiceRegistry create(Instance<Object> lookup, Parameters params) {
            return application();
        }
    }

    public static final class OfHandle implements SyntheticBeanCreator<ServiceHandle> {

        @Override
        public ServiceHandle create(Instance<Object> lookup, Parameters params) {
            return handle(service(params));
        }
    }

    /** The creator of the beans of {@link PerCall}. CDI requires one, but {@link LitePerCallContext} never calls it. */
    public static final class OfPick<T> implements SyntheticBeanCreator<T> {

        @Override
        public T create(Instance<Object> lookup, Parameters params) {
            throw new UnsupportedOperationException();
        }
    }
}
