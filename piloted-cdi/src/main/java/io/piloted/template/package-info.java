/** Renders Go templates (text/template) with environment variables, as ContainerPilot renders its file. */
@NullMarked
package io.piloted.template;

import org.jspecify.annotations.NullMarked;
