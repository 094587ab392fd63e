/**
 * The readiness check of MicroProfile Health.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.health;

import org.jspecify.annotations.NullMarked;
