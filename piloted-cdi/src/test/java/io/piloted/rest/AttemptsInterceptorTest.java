package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.piloted.cdi.Attempts;
import jakarta.enterprise.context.SessionScoped;
import java.io.Serial;
import java.io.Serializable;
import org.jboss.weld.environment.se.Weld;
import org.junit.jupiter.api.Test;

class AttemptsInterceptorTest {

    /** The container rejects an interceptor that cannot be passivated with its bean. */
    @Test
    void interceptor_ofABeanOfASession_isAccepted() {
        Weld weld = new Weld().disableDiscovery().addBeanClasses(Basket.class, AttemptsInterceptor.class);

        assertThatCode(() -> weld.initialize().close()).doesNotThrowAnyException();
    }

    @SessionScoped
    static class Basket implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Attempts
        void order() {}
    }
}
