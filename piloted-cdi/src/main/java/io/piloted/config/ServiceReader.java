package io.piloted.config;

import io.piloted.ServiceQuery;
import io.piloted.json5.Json5Value;
import io.piloted.json5.Json5Value.ArrayValue;
import io.piloted.json5.Json5Value.NullValue;
import io.piloted.json5.Json5Value.ObjectValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A reader of {@code backends} and {@code watches}. It reports the problems that ContainerPilot would report. */
final class ServiceReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9-]+");
    private static final String NAME_EXPECTED =
            "a name of 2 or more ASCII letters, digits and dashes that begins with a small letter";

    private final ContainerPilotFile file;
    private final Problems problems;

    ServiceReader(ContainerPilotFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    List<ServiceQuery> read(ObjectValue document) {
        List<ServiceQuery> services = new ArrayList<>();
        for (Style style : Style.values()) {
            Json5Value value = document.get(style.key);
            if (value instanceof ArrayValue array) {
                read(style, array, services);
            } else if (value != NullValue.NULL) {
                Messages.MESSAGES.ignored(file, Found.describe(value), style.key);
            }
        }
        return List.copyOf(services);
    }

    private void read(Style style, ArrayValue array, List<ServiceQuery> services) {
        for (int i = 0; i < array.elements().size(); i++) {
            Json5Value element = array.elements().get(i);
            String path = "$." + style.key + "[" + i + "]";
            if (element instanceof ObjectValue object) {
                Optional<ServiceQuery> query = query(style, new Fields(object, path, problems));
                if (query.isPresent()) {
                    services.add(query.get());
                }
            } else if (element != NullValue.NULL) {
                problems.unexpected(path, "an object", element);
            }
        }
    }

    private Optional<ServiceQuery> query(Style style, Fields fields) {
        Optional<String> name = name(fields);
        Optional<String> tag = fields.text("tag");
        Optional<String> datacenter = fields.text("dc");
        fields.seconds(style.interval);
        if (style == Style.BACKENDS) {
            // ContainerPilot's action on a change, and its time limit, do not concern the library.
            fields.ignore("onChange");
            fields.ignore("timeout");
        }
        fields.complete();
        return name.isEmpty() ? Optional.empty() : Optional.of(new ServiceQuery(name.get(), tag, datacenter));
    }

    private Optional<String> name(Fields fields) {
        Optional<Json5Value> value = fields.value("name");
        if (value.isEmpty()) {
            problems.absent(fields.path("name"), NAME_EXPECTED);
            return Optional.empty();
        }
        Optional<String> name = WeakTypes.text(value.get());
        if (name.isEmpty() || !NAME.matcher(name.get()).matches()) {
            problems.unexpected(fields.path("name"), NAME_EXPECTED, value.get());
            return Optional.empty();
        }
        return name;
    }

    /** The formats of ContainerPilot 2 and 3, in the order in which their services are listed. */
    private enum Style {
        BACKENDS("backends", "poll"),
        WATCHES("watches", "interval");

        final String key;
        final String interval;

        Style(String key, String interval) {
            this.key = key;
            this.interval = interval;
        }
    }
}
