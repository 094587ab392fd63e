package io.piloted.cdi;

import io.piloted.Piloted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A class as its file has it: without its supertypes and annotations, of which some may be missing. To ask ArC for classes
 * with an annotation makes it look for the types of all their annotations, and warn of each that is missing.
 */
final class ClassFile {

    /** As the constant pool of a class that has the annotation names it. */
    private static final String PILOTED = 'L' + Piloted.class.getName().replace('.', '/') + ';';

    private ClassFile() {}

    /** Returns true if the class mentions {@link Piloted}; false if its file cannot be read. */
    static boolean mentionsPiloted(String className) {
        String name = className.replace('.', '/') + ".class";
        try (InputStream file = open(name)) {
            return file != null && new String(file.readAllBytes(), StandardCharsets.ISO_8859_1).contains(PILOTED);
        } catch (IOException e) {
            return false; // the container, which has read it, says so if it matters
        }
    }

    private static @Nullable InputStream open(String name) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context.getResourceAsStream(name) : ClassLoader.getSystemResourceAsStream(name);
    }
}
