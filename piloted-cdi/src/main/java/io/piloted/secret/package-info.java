/**
 * What must not be shown when a message quotes the text that something is wrong with.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.secret;

import org.jspecify.annotations.NullMarked;
