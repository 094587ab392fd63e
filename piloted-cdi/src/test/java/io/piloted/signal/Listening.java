package io.piloted.signal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that prints the number of SIGHUPs, and repeats each line of its input to show that it runs. */
public final class Listening {

    /** A field, because an action is removed when its registration is collected. */
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
