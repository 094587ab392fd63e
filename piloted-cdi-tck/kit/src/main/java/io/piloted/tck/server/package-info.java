/**
 * The contract's tests on real servers: the probe application runs in a separate process, and is tested by HTTP
 * requests, {@code kill -HUP}, and a real Consul agent. Each runner provides a {@link io.piloted.tck.server.Server}.
 * Not null-marked, like all tests: a test that dereferences null just fails.
 */
package io.piloted.tck.server;
