/** Tests that need an application with its own beans on Quarkus. All of them use the same application. */
@NullMarked
package io.piloted.tck.quarkus.inprocess;

import org.jspecify.annotations.NullMarked;
