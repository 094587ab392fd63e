/**
 * The wiring into CDI: two extensions, and the beans that they add. The only package that connects the others.
 *
 * <p>Internal. Not API, except {@link PilotedExtension}.
 */
@NullMarked
package io.piloted.cdi;

import org.jspecify.annotations.NullMarked;
