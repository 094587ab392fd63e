/**
 * The contract on real servers: the probe application in a process of its own, asked over HTTP, signalled with
 * {@code kill -HUP}, over a real Consul agent. A runner brings a {@link io.piloted.tck.server.Server}. Not null-marked,
 * like all tests: one that dereferences null fails, which is its job.
 */
package io.piloted.tck.server;
