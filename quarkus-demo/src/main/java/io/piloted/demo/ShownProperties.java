package io.piloted.demo;

import io.piloted.secret.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/** A filter of the file's properties for the page. */
final class ShownProperties {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]+");
    private static final Pattern SERVICE_NAME = Pattern.compile(
            "containerpilot\\.(?:backends|watches|services|jobs)(?:\\[[0-9]+]|\\.[a-zA-Z0-9-]+)\\.name");

    private ShownProperties() {}

    /**
     * The value of a property, if it cannot be a secret: a number, a boolean, an interval, or the name of a service.
     * Empty if it may be a secret.
     */
    static Optional<String> shown(String name, String value) {
        boolean isName =
                NAME.matcher(value).matches() && SERVICE_NAME.matcher(name).matches();
        return isName || Visible.isHarmless(value) ? Optional.of(value) : Optional.empty();
    }
}
