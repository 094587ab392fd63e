/**
 * The catalog that uses Consul's HTTP API.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.consul;

import org.jspecify.annotations.NullMarked;
