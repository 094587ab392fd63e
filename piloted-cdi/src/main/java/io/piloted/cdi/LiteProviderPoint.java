package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An injection point on CDI Lite where the library's {@code Instance} replaces ArC's {@code Provider} or {@code Instance}. */
final class LiteProviderPoint {

    private final String service;
    private final boolean all;

    /** Whether it is our bean that is injected there; found out once, since the container's answer stays. */
    private volatile @Nullable Boolean ours;

    private LiteProviderPoint(String service, boolean all) {
        this.service = service;
        this.all = all;
    }

    /**
     * Looks at a field or parameter.
     *
     * @param type of it; asked for only where there is a {@link Piloted}, since it may fail
     * @return null if it is no such point
     */
    static @Nullable LiteProviderPoint of(AnnotatedElement point, Supplier<Type> type) {
        Piloted piloted = point.getAnnotation(Piloted.class);
        if (piloted == null) {
            return null;
        }
        Type given = PointType.given(type.get());
        return given == NextEndpointInstance.class || given == EndpointListInstance.class
                ? new LiteProviderPoint(piloted.value(), given == EndpointListInstance.class)
                : null;
    }

    /** What is given instead of what ArC injected, to which it leaves all but the picks. */
    @SuppressWarnings("unchecked") // the point's type says what it is an instance of
    @Nullable
    Object insteadOf(@Nullable Object injected) {
        if (!(injected instanceof Instance<?> container) || !isOurs(container)) {
            return injected;
        }
        InjectedHandle handle = LiteBeans.handle(service);
        return all
                ? new EndpointListInstance(handle, () -> (Instance<List<Endpoint>>) container, true)
                : new NextEndpointInstance(handle, () -> (Instance<Endpoint>) container, true);
    }

    /** An alternative, or a bean with one more qualifier, is the application's. */
    private boolean isOurs(Instance<?> container) {
        Boolean known = ours;
        if (known == null) {
            known = container.isResolvable() && container.getHandle().getBean().getScope() == PerCall.class;
            ours = known;
        }
        return known;
    }
}
