/** The catalog that asks Consul's HTTP API. */
@NullMarked
package io.piloted.consul;

import org.jspecify.annotations.NullMarked;
