package io.piloted.cdi;

import java.net.URL;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of this copy of the library. In an EAR several WARs share a container, and each may have its own copy. */
final class LibraryCopy {

    private static final Pattern WAR = Pattern.compile("([^/!]+)[/!]+WEB-INF/");

    private LibraryCopy() {}

    /** The name, which is unique in the application, and the same after a restart and in each node of a cluster. */
    static String name() {
        CodeSource source = LibraryCopy.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "" : name(location.toString());
    }

    static String name(String location) {
        Matcher war = WAR.matcher(location);
        return war.find() ? war.group(1) : "";
    }
}
