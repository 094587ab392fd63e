package io.piloted.cdi;

import java.net.URL;
import java.security.CodeSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which copy of the library this is: an EAR has one container for all its WARs, and each of them may bring one. */
final class Copy {

    private static final Pattern WAR = Pattern.compile("([^/!]+)[/!]+WEB-INF/");

    private Copy() {}

    /** Unlike that of any other copy in the same application, the same after a restart and in each node of a cluster. */
    static String name() {
        CodeSource source = Copy.class.getProtectionDomain().getCodeSource();
        URL location = source == null ? null : source.getLocation();
        return location == null ? "" : name(location.toString());
    }

    static String name(String location) {
        Matcher war = WAR.matcher(location);
        return war.find() ? war.group(1) : "";
    }
}
