/**
 * Host and port as people and URIs write them.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.address;

import org.jspecify.annotations.NullMarked;
