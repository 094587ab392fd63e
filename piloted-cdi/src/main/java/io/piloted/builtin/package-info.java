/**
 * The list of the library's own catalogs.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.builtin;

import org.jspecify.annotations.NullMarked;
