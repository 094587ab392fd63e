/** The API: what an application injects, observes and catches. */
@NullMarked
package io.piloted;

import org.jspecify.annotations.NullMarked;
