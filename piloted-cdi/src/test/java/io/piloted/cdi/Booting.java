package io.piloted.cdi;

import java.io.IOException;

/** What CDI Lite has of the library before the Startup event; goes on until it is told something. */
public final class Booting {

    private Booting() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LiteLifecycle.takeSignal("initialized");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("piloted-signal")) {
                thread.join();
            }
        }
        System.out.println("initialized");
        System.out.println("told " + (char) System.in.read());
    }
}
