/**
 * The contract in a CDI container that runs in the test's own JVM: Weld SE or OpenWebBeans SE, by the class path. Not
 * null-marked, like all tests: one that dereferences null fails, which is its job.
 */
package io.piloted.tck.inprocess;
