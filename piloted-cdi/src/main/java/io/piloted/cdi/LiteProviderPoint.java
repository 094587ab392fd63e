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

    /** Whether the injected bean is the library's; null until it was determined. It never changes. */
    private volatile @Nullable Boolean fromLibrary;

    private LiteProviderPoint(String service, boolean all) {
        this.service = service;
        this.all = all;
    }

    /**
     * Creates the point for a field or parameter.
     *
     * @param type gives its type; called only if there is a {@link Piloted}, because it may fail
     * @return null if it is not such a point
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

    /** The replacement for ArC's object. It delegates everything but the picks to ArC's object. */
    @SuppressWarnings("unchecked") // guaranteed by the point's type
    @Nullable
    Object insteadOf(@Nullable Object injected) {
        if (!(injected instanceof Instance<?> container) || !isFromLibrary(container)) {
            return injected;
        }
        InjectedHandle handle = LiteBeans.handle(service);
        return all
                ? new EndpointListInstance(handle, () -> (Instance<List<Endpoint>>) container, true)
                : new NextEndpointInstance(handle, () -> (Instance<Endpoint>) container, true);
    }

    /**
     * Whether the bean is the library's. An alternative, or a bean with another qualifier too, belongs to the
     * application.
     */
    private boolean isFromLibrary(Instance<?> container) {
        Boolean known = fromLibrary;
        if (known == null) {
            known = container.isResolvable() && container.getHandle().getBean().getScope() == PerCall.class;
            fromLibrary = known;
        }
        return known;
    }
}
