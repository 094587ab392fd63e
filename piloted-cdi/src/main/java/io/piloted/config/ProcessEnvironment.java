package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The environment variables of this process, decoded as UTF-8 as in Go. The JVM uses the locale's encoding. In a
 * container without {@code LANG} that is ASCII, and all other characters are lost.
 */
public final class ProcessEnvironment {

    /** The raw environment, on Linux. */
    private static final Path BYTES = Path.of("/proc/self/environ");

    private static final char LOST = '\uFFFD';

    private static final Map<String, String> CURRENT = exact(System.getenv(), BYTES);

    private ProcessEnvironment() {}

    /** The variables by name, immutable. Each byte that is not UTF-8 is replaced by U+FFFD. */
    public static Map<String, String> get() {
        return CURRENT;
    }

    /** The name of the environment variable for a property, by the rule of MicroProfile Config. */
    public static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The JVM's variables; if the JVM may have lost characters, the variables decoded from the bytes. */
    static Map<String, String> exact(Map<String, String> jvm, Path bytes) {
        Set<String> doubtful = new TreeSet<>();
        jvm.forEach((name, value) -> {
            if (!isAscii(name) || !isAscii(value)) {
                doubtful.add(name);
            }
        });
        if (doubtful.isEmpty()) {
            return jvm;
        }
        try {
            return variables(Files.readAllBytes(bytes));
        } catch (IOException | SecurityException e) {
            doubtful.removeIf(name -> jvm.getOrDefault(name, "").indexOf(LOST) < 0);
            if (!doubtful.isEmpty()) {
                MESSAGES.lostCharacters(doubtful);
            }
            return jvm;
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private static Map<String, String> variables(byte[] bytes) {
        Map<String, String> variables = new HashMap<>();
        for (int start = 0, end; start < bytes.length; start = end + 1) {
            end = start;
            while (end < bytes.length && bytes[end] != 0) {
                end++;
            }
            String variable = decode(ByteBuffer.wrap(bytes, start, end - start));
            int equals = variable.indexOf('=', 1);
            if (equals > 0) {
                // The first of two variables with the same name applies, as in the C library and Go.
                variables.putIfAbsent(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return Collections.unmodifiableMap(variables);
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, text, true);
        while (result.isError()) {
            bytes.get();
            text.put(LOST);
            result = decoder.reset().decode(bytes, text, true);
        }
        return text.flip().toString();
    }
}
