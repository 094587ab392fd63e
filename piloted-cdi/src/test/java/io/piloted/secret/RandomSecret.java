package io.piloted.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;

/** A secret that tests put into random places. No error may show it. */
public final class RandomSecret {

    /** The secret. */
    public static final String TEXT = "Zq7XwKv3Jp8Rt";

    private static final int PART = 4;

    private RandomSecret() {}

    /** Checks that a failure shows no part of the secret. */
    public static void isNotIn(Throwable failure, int seed, Object input) {
        StringWriter shown = new StringWriter();
        failure.printStackTrace(new PrintWriter(shown));
        for (int i = 0; i + PART <= TEXT.length(); i++) {
            assertThat(shown.toString()).as("seed %s: %s", seed, input).doesNotContain(TEXT.substring(i, i + PART));
        }
    }

    /** A random element of a list. */
    public static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
