/** REST clients of services that Consul knows. */
package io.piloted.tck.probe.rest;
