/**
 * Wiring into CDI: the two extensions and the beans they add; the only package that knows the others.
 *
 * <p>Internal. Not API, except {@link PilotedExtension}.
 */
@NullMarked
package io.piloted.cdi;

import org.jspecify.annotations.NullMarked;
