/** The library's API: the types that an application injects, observes and catches. */
@NullMarked
package io.piloted;

import org.jspecify.annotations.NullMarked;
