package io.piloted;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.io.Serial;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The qualifier that names a service, to inject its endpoints or observe its changes.
 *
 * <p>At an injection point of type {@link Endpoint}, {@code List<Endpoint>}, {@link ServiceHandle}, or a
 * {@code Provider} or {@code Instance} of {@link Endpoint} or {@code List<Endpoint>}:
 *
 * <pre>{@code
 * @Inject @Piloted("appserver") Provider<Endpoint> appserver;
 * }</pre>
 *
 * <p>At an observer of {@link ServicesUpdated}, which is then called only if that service changed (or of
 * {@link EndpointEjected} or {@link EndpointReturned}, for the endpoints of that service only):
 *
 * <pre>{@code
 * void moved(@Observes @Piloted("appserver") ServicesUpdated event) { … }
 * }</pre>
 *
 * <p>The annotation is repeatable, because an event has one for each changed service.
 */
@Qualifier
@Documented
@Repeatable(Piloted.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Piloted {

    /**
     * The name of the service: the name of a {@code backend} (ContainerPilot 2) or {@code watch} (ContainerPilot 3) in
     * the ContainerPilot file, or a name in {@code piloted.services}.
     *
     * @return the name, exactly as written there
     */
    String value();

    /** The container of several {@link Piloted} annotations, added by the compiler. */
    @Documented
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
    @interface List {

        /**
         * The repeated annotations.
         *
         * @return at least two
         */
        Piloted[] value();
    }

    /**
     * An instance of {@link Piloted}, for lookups at run time:
     * {@code instance.select(Piloted.Literal.of("appserver"))}. Immutable.
     */
    final class Literal extends AnnotationLiteral<Piloted> implements Piloted {

        @Serial
        private static final long serialVersionUID = 1L;

        /** The service's name. */
        private final String service;

        /**
         * A literal for one service.
         *
         * @param service the name of the service, not null
         */
        public Literal(String service) {
            this.service = requireNonNull(service, "service");
        }

        /**
         * A literal for one service.
         *
         * @param service the name of the service, not null
         * @return the literal
         */
        public static Literal of(String service) {
            return new Literal(service);
        }

        @Override
        public String value() {
            return service;
        }
    }
}
