/**
 * The parser of a host with an optional port.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.address;

import org.jspecify.annotations.NullMarked;
