/** Real Consul agents for tests: a search for the executable, and agents on loopback. */
@NullMarked
package io.piloted.tck.consul;

import org.jspecify.annotations.NullMarked;
