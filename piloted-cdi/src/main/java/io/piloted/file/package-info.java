/**
 * The catalog that reads endpoints from a JSON5 file.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.file;

import org.jspecify.annotations.NullMarked;
