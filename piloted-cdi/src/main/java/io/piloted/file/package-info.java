/** The catalog that is a JSON5 file of endpoints. */
@NullMarked
package io.piloted.file;

import org.jspecify.annotations.NullMarked;
