/** The probe: an application that uses all features of the library, and returns the results over HTTP. */
package io.piloted.tck.probe;
