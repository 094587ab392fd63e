package io.piloted.consul;

import io.piloted.ServiceQuery;
import io.piloted.config.Options.Consistency;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The path and query of a health query. */
final class HealthQuery {

    private final StringBuilder text;
    private char separator = '?';

    private HealthQuery(String service) {
        text = new StringBuilder("/v1/health/service/").append(encode(service));
    }

    static HealthQuery of(ServiceQuery query, ConsulOptions options) {
        HealthQuery health = new HealthQuery(query.service());
        if (options.passing()) {
            health.add("passing", "1");
        }
        // An empty tag or datacenter is none, as in ContainerPilot.
        query.tag().filter(tag -> !tag.isEmpty()).ifPresent(tag -> health.add("tag", tag));
        query.datacenter().filter(name -> !name.isEmpty()).ifPresent(name -> health.add("dc", name));
        options.near().ifPresent(node -> health.add("near", node));
        if (options.consistency() != Consistency.DEFAULT) {
            health.add(options.consistency().name().toLowerCase(Locale.ROOT), "");
        }
        return health;
    }

    HealthQuery add(String name, String value) {
        text.append(separator).append(name);
        if (!value.isEmpty()) {
            text.append('=').append(encode(value));
        }
        separator = '&';
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** For a path too, where a plus would stand for itself. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
