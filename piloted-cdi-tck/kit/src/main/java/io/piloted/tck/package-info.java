/** The compatibility kit: tests of the contract's clauses, and the classes that the tests of all runtimes share. */
@NullMarked
package io.piloted.tck;

import org.jspecify.annotations.NullMarked;
