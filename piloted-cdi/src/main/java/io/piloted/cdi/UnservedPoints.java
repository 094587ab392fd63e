package io.piloted.cdi;

import static io.piloted.cdi.Messages.MESSAGES;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The injection points with {@link io.piloted.Piloted} whose types the library does not provide. They are errors,
 * unless the application has a bean with the same qualifier. The library reports them, because the container would only
 * say that a bean is missing.
 */
final class UnservedPoints {

    private final List<Point> points = new ArrayList<>();
    private final Set<String> beans = new HashSet<>();

    private record Point(String service, String type, String place) {}

    void add(String service, String type, String place) {
        points.add(new Point(service, type, place));
    }

    /** Records that the application has a bean with the qualifier of this service. */
    void addBean(String service) {
        beans.add(service);
    }

    List<String> problems() {
        return points.stream()
                .filter(point -> !beans.contains(point.service))
                .map(point -> MESSAGES.unservedType(point.service, point.place, point.type))
                .toList();
    }
}
