/**
 * The registry: services, their rotations, and refreshes.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.registry;

import org.jspecify.annotations.NullMarked;
