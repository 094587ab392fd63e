package io.piloted.cdi;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An injection point on CDI Lite at which ours is given instead of ArC's {@code Provider} or {@code Instance}.
 *
 * @param service what it picks from
 * @param all whether it gives the list of endpoints instead of the next one
 */
record DirectPoint(String service, boolean all) {

    /**
     * Looks at a field or parameter.
     *
     * @return null if it is no such point
     */
    static @Nullable DirectPoint of(AnnotatedElement point, Type type) {
        Piloted piloted = point.getAnnotation(Piloted.class);
        if (piloted == null) {
            return null;
        }
        Type given = PointType.given(type);
        return given == EndpointInstance.class || given == EndpointsInstance.class
                ? new DirectPoint(piloted.value(), given == EndpointsInstance.class)
                : null;
    }

    /** What is given instead of what ArC injected, to which it leaves all but the picks. */
    @SuppressWarnings("unchecked") // the point's type says what it is an instance of
    @Nullable
    Object insteadOf(@Nullable Object injected) {
        if (!(injected instanceof Instance<?> container)) {
            return injected;
        }
        InjectedHandle handle = new InjectedHandle(service, LiteBeans::registry);
        return all
                ? new EndpointsInstance(handle, () -> (Instance<List<Endpoint>>) container)
                : new EndpointInstance(handle, () -> (Instance<Endpoint>) container);
    }
}
