/**
 * Reports of the clauses that hold on each runtime: recorded while the tests run, and written as a table afterwards.
 */
@NullMarked
package io.piloted.tck.report;

import org.jspecify.annotations.NullMarked;
