/**
 * What the library's own catalogs have in common, so that the wiring knows none of them.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.catalog;

import org.jspecify.annotations.NullMarked;
