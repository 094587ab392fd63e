/**
 * The part of SIGHUP that belongs to the JVM: all that the agent jar holds, made of JDK classes only.  <p>A server that looks on the system class path first gives every application the agent's copy of this package. So it stays small and public, it needs no other package, and its methods keep their signatures from version to version.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.signal.agent;

import org.jspecify.annotations.NullMarked;
