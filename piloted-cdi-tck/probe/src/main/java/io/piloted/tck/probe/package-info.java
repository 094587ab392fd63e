/** The probe: an ordinary application that uses everything, and tells over HTTP what it got. */
package io.piloted.tck.probe;
