/**
 * Go's text/template over the environment, as ContainerPilot renders its file: text to text.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.template;

import org.jspecify.annotations.NullMarked;
