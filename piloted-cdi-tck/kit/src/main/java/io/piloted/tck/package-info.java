/** The compatibility kit: the contract's assertions, and what the tests of all runtimes share. */
@NullMarked
package io.piloted.tck;

import org.jspecify.annotations.NullMarked;
