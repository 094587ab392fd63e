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
 * Names the service whose endpoints are injected, or whose changes are observed.
 *
 * <p>At an injection point of type {@link Endpoint}, {@code List<Endpoint>}, {@code Provider} or {@code Instance} of
 * either, or {@link ServiceHandle}:
 *
 * <pre>{@code
 * @Inject @Piloted("appserver") Provider<Endpoint> appserver;
 * }</pre>
 *
 * <p>At an observer of {@link ServicesUpdated}, to be called only when that service changed:
 *
 * <pre>{@code
 * void moved(@Observes @Piloted("appserver") ServicesUpdated event) { … }
 * }</pre>
 *
 * <p>The annotation is repeatable because an event carries one for each service that changed.
 */
@Qualifier
@Documented
@Repeatable(Piloted.List.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Piloted {

    /**
     * The name of the service: that of a {@code backend} (ContainerPilot 2) or a {@code watch} (ContainerPilot 3).
     *
     * @return the name, as written in the ContainerPilot file
     */
    String value();

    /** Several {@link Piloted} on one element; the compiler writes it. */
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

    /** A {@link Piloted} made at run time: {@code instance.select(Piloted.Literal.of("appserver"))}. Immutable. */
    final class Literal extends AnnotationLiteral<Piloted> implements Piloted {

        @Serial
        private static final long serialVersionUID = 1L;

        /** What {@link #value()} says. */
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
