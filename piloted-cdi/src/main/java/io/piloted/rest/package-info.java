/**
 * Calls to services by name: {@code piloted://appserver/path} in MicroProfile REST Clients and in Jakarta REST clients.
 */
@NullMarked
package io.piloted.rest;

import org.jspecify.annotations.NullMarked;
