/**
 * Support for tests of applications: a catalog whose endpoints a test sets. It is inactive unless a test selects it.
 */
@NullMarked
package io.piloted.testing;

import org.jspecify.annotations.NullMarked;
