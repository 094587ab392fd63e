/** Tests of Quarkus dev mode: an application whose source changes while it runs. */
package io.piloted.tck.devmode;
