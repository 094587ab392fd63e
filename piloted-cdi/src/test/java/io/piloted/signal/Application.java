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

/** An application in a class loader of its own, as a server deploys it: it has its own copy of all our classes. */
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

    /** Deploys, with the application's class loader as the context, as servers do. */
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

    /** The class path of this JVM once more. */
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

    /** What the copy inside the application does. */
    public static AutoCloseable start(AtomicInteger hangups) {
        return Hangup.onHangup(hangups::incrementAndGet);
    }

    int hangups() {
        return hangups.get();
    }

    /** Forgets the application as it is, as a server does when a deployment has failed. */
    WeakReference<ClassLoader> abandon() {
        WeakReference<ClassLoader> remains = new WeakReference<>(loader);
        registration = null;
        loader = null;
        return remains;
    }

    /** Undeploys; the class loader is to be collected after that, so nothing here keeps it. */
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
