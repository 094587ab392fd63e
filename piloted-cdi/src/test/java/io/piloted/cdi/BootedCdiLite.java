package io.piloted.cdi;

import java.io.IOException;

/** A program in the state of CDI Lite before the Startup event. It runs until it gets a line of input. */
public final class BootedCdiLite {

    private BootedCdiLite() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        LiteLifecycle.takeSignal("initialized");
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("piloted-signal")) {
                thread.join();
            }
        }
        System.out.println("initialized");
        System.out.println("received " + (char) System.in.read());
    }
}
