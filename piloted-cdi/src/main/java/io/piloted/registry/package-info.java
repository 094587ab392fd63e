/**
 * Services, their rotations and their refresh.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.registry;

import org.jspecify.annotations.NullMarked;
