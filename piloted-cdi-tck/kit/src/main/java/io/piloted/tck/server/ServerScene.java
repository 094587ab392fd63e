package io.piloted.tck.server;

import org.junit.jupiter.api.BeforeEach;

/** What the tests of a server have: the server, its probe, and the scene, which is new before each test. */
abstract class ServerScene {

    final LocalServer server = LocalServer.current();
    final Probe probe = server.probe();
    Scene scene;

    @BeforeEach
    void reset() {
        scene = server.reset();
    }
}
