/** Services, their rotations and their refresh. */
@NullMarked
package io.piloted.registry;

import org.jspecify.annotations.NullMarked;
