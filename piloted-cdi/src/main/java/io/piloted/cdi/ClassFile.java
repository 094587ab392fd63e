package io.piloted.cdi;

import io.piloted.Piloted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A search in class files, without loading classes. If the library asked ArC for classes with an annotation, ArC would
 * load the types of all their annotations, and warn about each one that is missing.
 */
final class ClassFile {

    /** The name of the annotation in the constant pool of a class that has it. */
    private static final String PILOTED = 'L' + Piloted.class.getName().replace('.', '/') + ';';

    private ClassFile() {}

    /** Returns true if the class mentions {@link Piloted}; false if its file cannot be read. */
    static boolean mentionsPiloted(String className) {
        String name = className.replace('.', '/') + ".class";
        try (InputStream file = open(name)) {
            return file != null && new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains(PILOTED);
        } catch (IOException e) {
            return false; // the container reads it too, and reports errors
        }
    }

    private static @Nullable InputStream open(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context.getResourceAsStream(name) : ClassLoader.getSystemResourceAsStream(name);
    }
}
