/**
 * The contract's tests in a CDI container in the same JVM: Weld SE or OpenWebBeans SE, whichever is on the class path.
 * Not null-marked, like all tests: a test that dereferences null just fails.
 */
package io.piloted.tck.inprocess;
