/** The demo: every form of injection, the properties, the events, over HTTP. */
package io.piloted.demo;
