package io.piloted.tck.server;

import org.junit.jupiter.api.BeforeEach;

/** The base class of tests with a server: the server, its probe, and a scene, which is new for each test. */
abstract class ServerScene {

    final LocalServer server = LocalServer.current();
    final Probe probe = server.probe();
    Scene scene;

    @BeforeEach
    void reset() {
        scene = server.reset();
    }
}
