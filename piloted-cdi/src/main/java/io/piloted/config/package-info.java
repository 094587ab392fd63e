/**
 * The model and the MicroProfile ConfigSource of the ContainerPilot file, and the library's own options.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.config;

import org.jspecify.annotations.NullMarked;
