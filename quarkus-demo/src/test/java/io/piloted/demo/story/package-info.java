/**
 * The demo with Consul on one machine: Consul, three backends, a supervisor, and the demo that calls the backends.
 *
 * <p>It is among the tests, because the demo must not depend on the kit, which fetches Consul.
 */
package io.piloted.demo.story;
