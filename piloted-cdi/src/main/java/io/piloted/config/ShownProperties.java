package io.piloted.config;

import io.piloted.secret.Visible;
import java.util.Optional;
import java.util.regex.Pattern;

/** A filter of the file's properties for pages and logs. */
public final class ShownProperties {

    private static final Pattern SERVICE_NAME = Pattern.compile(
            "containerpilot\\.(?:backends|watches|services|jobs)(?:\\[[0-9]+]|\\.[a-zA-Z0-9-]+)\\.name");

    private ShownProperties() {}

    /**
     * The value of a property, if it cannot be a secret: a number, a boolean, an interval, or the name of a service.
     *
     * @param name the property
     * @param value its value
     * @return the value; empty if it may be a secret
     */
    public static Optional<String> shown(String name, String value) {
        boolean isName =
                Visible.isServiceName(value) && SERVICE_NAME.matcher(name).matches();
        return isName || Visible.isHarmless(value) ? Optional.of(value) : Optional.empty();
    }
}
