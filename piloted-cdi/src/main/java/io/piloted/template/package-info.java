/**
 * Renders Go templates (text/template) with environment variables, as ContainerPilot renders its file.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.template;

import org.jspecify.annotations.NullMarked;
