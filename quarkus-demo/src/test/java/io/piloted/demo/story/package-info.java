/**
 * The whole story on one machine: Consul, three backends, a supervisor, and the demo that calls them.
 *
 * <p>Among the tests, since the demo must not depend on the kit that fetches Consul.
 */
package io.piloted.demo.story;
