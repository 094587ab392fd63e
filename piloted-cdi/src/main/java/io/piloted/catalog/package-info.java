/**
 * The interface of the library's own catalogs, so that the wiring does not depend on any of them.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.catalog;

import org.jspecify.annotations.NullMarked;
