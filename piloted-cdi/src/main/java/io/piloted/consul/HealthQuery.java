package io.piloted.consul;

import io.piloted.ServiceQuery;
import io.piloted.config.Options;
import io.piloted.config.Options.Consistency;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The path and query of a health query, or of the execution of a prepared query. */
final class HealthQuery {

    private final StringBuilder text;
    private char separator = '?';

    private HealthQuery(String path) {
        text = new StringBuilder(path);
    }

    static HealthQuery of(ServiceQuery query, Options.Consul options) {
        HealthQuery health = query.preparedQuery()
                .map(prepared -> new HealthQuery("/v1/query/" + encode(prepared) + "/execute"))
                .orElseGet(() -> instances(query, options));
        query.datacenter().filter(name -> !name.isEmpty()).ifPresent(name -> health.add("dc", name));
        query.near().or(options::near).ifPresent(node -> health.add("near", node));
        if (options.consistency() != Consistency.DEFAULT) {
            health.add(options.consistency().name().toLowerCase(Locale.ROOT), "");
        }
        return health;
    }

    private static HealthQuery instances(ServiceQuery query, Options.Consul options) {
        HealthQuery health = new HealthQuery("/v1/health/service/" + encode(query.consulName()));
        if (options.passing()) {
            health.add("passing", "1");
        }
        // An empty tag or datacenter counts as absent, as in ContainerPilot.
        query.tag().filter(tag -> !tag.isEmpty()).ifPresent(tag -> health.add("tag", tag));
        query.filter().ifPresent(filter -> health.add("filter", filter));
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

    /** Encodes a space as %20, because a path may not use the plus sign for it. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
