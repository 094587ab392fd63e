/**
 * The catalog that is a JSON5 file of endpoints.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.file;

import org.jspecify.annotations.NullMarked;
