package io.piloted.cdi;

import java.net.URL;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names this copy of the library: an EAR has one container for all its WARs, and each of them may bring a copy. */
final class LibraryCopy {

    private static final Pattern WAR = Pattern.compile("([^/!]+)[/!]+WEB-INF/");

    private LibraryCopy() {}

    /** Unlike that of any other copy in the same application, the same after a restart and in each node of a cluster. */
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
