/** The list of the library's own catalogs. */
@NullMarked
package io.piloted.builtin;

import org.jspecify.annotations.NullMarked;
