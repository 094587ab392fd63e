/**
 * GETs by HTTP/1.1, as far as a catalog needs it.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.http;

import org.jspecify.annotations.NullMarked;
