/**
 * The renderer of Go templates (text/template), which ContainerPilot uses for its file.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.template;

import org.jspecify.annotations.NullMarked;
