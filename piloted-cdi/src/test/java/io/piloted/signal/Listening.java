package io.piloted.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that counts its SIGHUPs aloud, and says each line of its input back to show that it works. */
public final class Listening {

    /** Held, since an action runs no longer than that. */
    private static final List<Hangup.Registration> REGISTRATIONS = new ArrayList<>();

    private Listening() {}

    public static void main(String[] arguments) throws IOException {
        AtomicInteger hangups = new AtomicInteger();
        REGISTRATIONS.add(Hangup.onHangup(() -> {}));
        REGISTRATIONS.add(Hangup.onHangup(() -> System.out.println("SIGHUP " + hangups.incrementAndGet())));
        System.out.println("ready");
        echo();
    }

    static void echo() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(line);
        }
    }
}
