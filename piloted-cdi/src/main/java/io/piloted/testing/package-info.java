/** For the tests of an application: a catalog that a test sets. Nothing here is active unless a test selects it. */
@NullMarked
package io.piloted.testing;

import org.jspecify.annotations.NullMarked;
