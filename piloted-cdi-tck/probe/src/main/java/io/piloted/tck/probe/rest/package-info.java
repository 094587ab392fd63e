/** REST clients of services in Consul. */
package io.piloted.tck.probe.rest;
