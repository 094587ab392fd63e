/** Which clause of the contract holds on which runtime: noted while the tests run, and made a table of afterwards. */
@NullMarked
package io.piloted.tck.report;

import org.jspecify.annotations.NullMarked;
