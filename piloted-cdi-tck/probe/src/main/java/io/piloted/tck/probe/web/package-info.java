/** Components for servers with servlets: a servlet, a filter, a session, an EJB. */
package io.piloted.tck.probe.web;
