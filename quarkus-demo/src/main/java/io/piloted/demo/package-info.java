/** The demo application: all forms of injection, the properties and the events, over HTTP. */
package io.piloted.demo;
