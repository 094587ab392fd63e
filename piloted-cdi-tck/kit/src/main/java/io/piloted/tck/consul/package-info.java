/** Real Consul agents for tests: the executable, wherever it can be had, and agents on loopback. */
@NullMarked
package io.piloted.tck.consul;

import org.jspecify.annotations.NullMarked;
