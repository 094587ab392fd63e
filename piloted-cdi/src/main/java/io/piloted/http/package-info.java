/**
 * An HTTP/1.1 client for GET requests, with the features that a catalog needs.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.http;

import org.jspecify.annotations.NullMarked;
