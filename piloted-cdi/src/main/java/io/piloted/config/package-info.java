/**
 * The ContainerPilot file as a model and as a MicroProfile ConfigSource, and the library's own options.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.config;

import org.jspecify.annotations.NullMarked;
