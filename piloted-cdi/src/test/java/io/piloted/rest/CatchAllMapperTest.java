package io.piloted.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatchAllMapperTest {

    /** A server with this mapper for the library's exceptions. */
    private static Providers providers(@Nullable Object mapper) {
        return (Providers) Proxy.newProxyInstance(
                CatchAllMapperTest.class.getClassLoader(), new Class<?>[] {Providers.class}, (self, method, args) -> {
                    if (!method.getName().equals("getExceptionMapper")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    return mapper;
                });
    }

    static Stream<ExceptionMapper<?>> ofTheApplication() {
        return Stream.of(new RuntimeExceptions(), new Proxied(), new Exceptions());
    }

    @ParameterizedTest
    @MethodSource("ofTheApplication")
    void of_applicationsMapperForASupertype_isTaken(ExceptionMapper<?> mapper) {
        assertThat((Object) CatchAllMapper.of(providers(mapper))).isSameAs(mapper);
    }

    @Test
    void of_mapperForThrowable_mayBeTheServersOwn() {
        assertThat(CatchAllMapper.of(providers(new Throwables()))).isNull();
    }

    @Test
    void of_serversMapperForExceptions_isNotTaken() throws Exception {
        ExceptionMapper<?> servers = (ExceptionMapper<?>) new ServerClassLoader()
                .loadClass(ServerExceptions.class.getName())
                .getConstructor()
                .newInstance();

        assertThat(CatchAllMapper.of(providers(servers))).isNull();
        assertThat((Object) CatchAllMapper.of(providers(new ServerExceptions())))
                .isNotNull();
    }

    @Test
    void of_noMapper_isNone() {
        assertThat(CatchAllMapper.of(providers(null))).isNull();
    }

    @Test
    void of_serverCannotTell_isNone() {
        assertThat(CatchAllMapper.of(null)).isNull();
        Providers unable = (Providers) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Providers.class}, (self, method, args) -> {
                    throw new UnsupportedOperationException();
                });
        assertThat(CatchAllMapper.of(unable)).isNull();
    }

    private static class RuntimeExceptions implements ExceptionMapper<RuntimeException> {

        @Override
        public @Nullable Response toResponse(RuntimeException exception) {
            return null;
        }
    }

    /** Like a container's proxy of a bean. */
    private static final class Proxied extends RuntimeExceptions {}

    private static final class Exceptions implements ExceptionMapper<Exception> {

        @Override
        public @Nullable Response toResponse(Exception exception) {
            return null;
        }
    }

    /** A server's own mapper, like the one of TomEE's tracing. */
    public static final class ServerExceptions implements ExceptionMapper<Exception> {

        @Override
        public @Nullable Response toResponse(Exception exception) {
            return null;
        }
    }

    /** A class loader that is neither the application's nor the library's. */
    private static final class ServerClassLoader extends ClassLoader {

        ServerClassLoader() {
            super(CatchAllMapperTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(ServerExceptions.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = Objects.requireNonNull(in).readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Throwables implements ExceptionMapper<Throwable> {

        @Override
        public @Nullable Response toResponse(Throwable exception) {
            return null;
        }
    }
}
