package io.piloted.registry;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest answer to each query, whoever asked. Refresh thread only. */
final class Answers {

    private Map<ServiceQuery, Lookup.Result> latest = new LinkedHashMap<>();

    /** Forgets all answers for those of a pass over all services. */
    void replace(Map<ServiceQuery, Lookup.Result> answers) {
        latest = new LinkedHashMap<>(answers);
    }

    /** Takes what was found of single services; not of those that nobody asks for any more. */
    void add(Map<ServiceQuery, List<Endpoint>> found) {
        for (Map.Entry<ServiceQuery, List<Endpoint>> answer : found.entrySet()) {
            latest.replace(answer.getKey(), Lookup.Result.found(answer.getValue()));
        }
    }

    /** Takes what was found of those services whose lookup failed. */
    void amend(Map<ServiceQuery, List<Endpoint>> found) {
        for (Map.Entry<ServiceQuery, List<Endpoint>> answer : found.entrySet()) {
            Lookup.Result before = latest.get(answer.getKey());
            if (before != null && before.failure() != null) {
                latest.put(answer.getKey(), Lookup.Result.found(answer.getValue()));
            }
        }
    }

    /** A result for each service, in their order; what several queries find of one service is joined. */
    Map<String, Lookup.Result> byService() {
        Map<String, Lookup.Result> joined = new LinkedHashMap<>();
        for (Map.Entry<ServiceQuery, Lookup.Result> answer : latest.entrySet()) {
            String service = answer.getKey().service();
            Lookup.Result before = joined.get(service);
            joined.put(service, before != null ? before.joined(answer.getValue()) : answer.getValue());
        }
        return joined;
    }
}
