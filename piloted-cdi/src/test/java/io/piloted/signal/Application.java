package io.piloted.signal;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An application in its own class loader, like in a server, with its own copy of the library's classes. */
public final class Application {

    private final AtomicInteger hangups = new AtomicInteger();
    private @Nullable URLClassLoader loader;
    private @Nullable AutoCloseable registration;

    private Application(URLClassLoader loader) throws ReflectiveOperationException {
        this.loader = loader;
        Class<?> copy = loader.loadClass(Application.class.getName());
        registration =
                (AutoCloseable) copy.getMethod("start", AtomicInteger.class).invoke(null, hangups);
    }

    /** Deploys an application, with its class loader as the context class loader, like servers. */
    static Application deploy() {
        URLClassLoader loader = isolatedLoader();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return new Application(loader);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** A class loader with the class path of this JVM. */
    static URLClassLoader isolatedLoader() {
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Application::url)
                .toArray(URL[]::new);
        return new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(path, e);
        }
    }

    /** Called in the application's copy of this class. */
    public static AutoCloseable start(AtomicInteger hangups) {
        return Hangup.onHangup(hangups::incrementAndGet);
    }

    int hangups() {
        return hangups.get();
    }

    /** Drops the application without closing it, like a server after a failed deployment. */
    WeakReference<ClassLoader> abandon() {
        WeakReference<ClassLoader> remains = new WeakReference<>(loader);
        registration = null;
        loader = null;
        return remains;
    }

    /** Undeploys the application, and keeps no reference to its class loader, which must then be collected. */
    WeakReference<ClassLoader> undeploy() {
        WeakReference<ClassLoader> remains = new WeakReference<>(loader);
        try {
            requireNonNull(registration).close();
            requireNonNull(loader).close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        registration = null;
        loader = null;
        return remains;
    }
}
