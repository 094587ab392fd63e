/**
 * The parser of JSON5, as json5.org specifies it.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.json5;

import org.jspecify.annotations.NullMarked;
