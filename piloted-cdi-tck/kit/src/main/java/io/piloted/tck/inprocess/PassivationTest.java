package io.piloted.tck.inprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.piloted.ServiceHandle;
import io.piloted.tck.Assertion;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test of a bean that is serialized and deserialized. */
public class PassivationTest {

    @Test
    @Assertion("C8.5")
    void passivatedBean_readBack_picks() throws Exception {
        try (SeApplication application = SeApplication.watching("app")
                .endpoints("{app: ['a:1', 'a:2', 'a:3', 'a:4']}")
                .start(Passivating.class)) {
            Passivating bean = application.get(Passivating.class);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(bean);
            }

            Passivating back;
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                back = (Passivating) in.readObject();
            }

            assertThat(back).isNotSameAs(bean);
            assertThat(back.endpoint).isEqualTo(bean.endpoint).isEqualTo(Endpoint.of("a", 1));
            assertThat(Stream.of(back.provider.get(), back.instance.get(), back.handle.next())
                            .map(Endpoint::port))
                    .containsExactly(2, 3, 4);
            assertThat(back.lists.get()).hasSize(4);
            assertThat(back.any.select(Piloted.Literal.of("app")).get().port()).isEqualTo(1);
        }
    }

    /**
     * A bean with all types that can be injected.
     *
     * @serial exclude
     */
    @Dependent
    // The injected types do not declare that they are serializable, but their values are. Error Prone rejects @serial
    // on a type.
    @SuppressWarnings({"serial", "InvalidBlockTag"})
    public static class Passivating implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @Inject
        @Piloted("app")
        Provider<Endpoint> provider;

        @Inject
        @Piloted("app")
        Instance<Endpoint> instance;

        @Inject
        @Piloted("app")
        Provider<List<Endpoint>> lists;

        @Inject
        @Piloted("app")
        ServiceHandle handle;

        @Inject
        @Any
        Instance<Endpoint> any;

        @Inject
        @Piloted("app")
        Endpoint endpoint;
    }
}
