/** The readiness check of MicroProfile Health. */
@NullMarked
package io.piloted.health;

import org.jspecify.annotations.NullMarked;
