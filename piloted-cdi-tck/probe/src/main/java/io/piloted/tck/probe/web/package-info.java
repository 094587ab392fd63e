/** What only servers with servlets have: a servlet, a filter, a session, an EJB. */
package io.piloted.tck.probe.web;
