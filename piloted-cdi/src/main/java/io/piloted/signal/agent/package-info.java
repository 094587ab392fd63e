/**
 * The SIGHUP handler of the JVM, and the agent that installs it. The agent jar contains only this package.
 *
 * <p>A server that searches the system class path first gives every application the agent's copy of this package. So it
 * is small and public, needs no other package, and its methods keep their signatures from version to version.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.signal.agent;

import org.jspecify.annotations.NullMarked;
