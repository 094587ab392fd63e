package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Injection points with {@link io.piloted.Piloted} of types that the library does not serve. They are mistakes unless the
 * application has a bean with the same qualifier, so that the container would only say that there is no such bean.
 */
final class UnservedPoints {

    private final List<Point> points = new ArrayList<>();
    private final Set<String> beans = new HashSet<>();

    private record Point(String service, String type, String place) {}

    void add(String service, String type, String place) {
        points.add(new Point(service, type, place));
    }

    /** The application has a bean with the qualifier of this service. */
    void addBean(String service) {
        beans.add(service);
    }

    /** What is wrong with each of them. */
    List<String> problems() {
        return points.stream()
                .filter(point -> !beans.contains(point.service))
                .map(point -> MESSAGES.unservedType(point.service, point.place, point.type))
                .toList();
    }
}
