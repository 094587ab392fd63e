package io.piloted.config;

import java.util.regex.Pattern;

/** Paths to values in the document for messages: {@code $.watches[1].interval}. */
final class Paths {

    static final String ROOT = "$";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]*");

    private Paths() {}

    static String member(String path, String key) {
        return PLAIN.matcher(key).matches()
                ? path + "." + key
                : path + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }

    static String element(String path, int index) {
        return path + "[" + index + "]";
    }
}
