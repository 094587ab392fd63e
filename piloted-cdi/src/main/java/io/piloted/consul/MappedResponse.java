package io.piloted.consul;

import io.piloted.Endpoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A response and its endpoints. The next response to the same query usually differs in few entries; only these are
 * mapped. Immutable, except for the bytes.
 */
final class MappedResponse {

    private final byte[] body;

    /** The positions of the entries in the body; empty if they are not known. */
    private final Optional<JsonElements> elements;

    private final List<MappedEntry> entries;
    private final List<Endpoint> endpoints;

    private MappedResponse(byte[] body, Optional<JsonElements> elements, List<MappedEntry> entries) {
        this.body = body;
        this.elements = elements.filter(known -> known.count() == entries.size());
        this.entries = entries;
        List<Endpoint> found = new ArrayList<>(entries.size());
        for (MappedEntry entry : entries) {
            if (entry.endpoint() != null) {
                found.add(entry.endpoint());
            }
        }
        this.endpoints = List.copyOf(found);
    }

    /**
     * Maps a response.
     *
     * @param mapper maps the entries of a response, or of an array of some of its entries
     */
    static MappedResponse of(byte[] body, Function<byte[], List<MappedEntry>> mapper) {
        return new MappedResponse(body, JsonElements.of(body), mapper.apply(body));
    }

    /** Maps the next response to the same query. Returns this one if the bytes are the same. */
    MappedResponse next(byte[] next, Function<byte[], List<MappedEntry>> mapper) {
        if (Arrays.equals(body, next)) {
            return this;
        }
        Optional<JsonElements> cut = elements.flatMap(before -> before.next(next));
        if (cut.isEmpty()) {
            return of(next, mapper);
        }
        List<MappedEntry> all = mapChanges(elements.get(), cut.get(), mapper);
        // If there is nothing between two commas, an entry is missing: then the whole response is invalid.
        return all.size() == cut.get().count() ? new MappedResponse(next, cut, all) : of(next, mapper);
    }

    private List<MappedEntry> mapChanges(
            JsonElements before, JsonElements after, Function<byte[], List<MappedEntry>> mapper) {
        int begin = after.sameAtBegin(before);
        int end = after.sameAtEnd(before, begin);
        List<MappedEntry> all = new ArrayList<>(after.count());
        all.addAll(entries.subList(0, begin));
        if (begin + end < after.count()) {
            all.addAll(mapper.apply(after.array(begin, after.count() - end)));
        }
        all.addAll(entries.subList(entries.size() - end, entries.size()));
        return all;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    int entries() {
        return entries.size();
    }

    /** Whether the response has entries, but no instance. */
    boolean hasNoInstance() {
        return !entries.isEmpty() && entries.stream().noneMatch(MappedEntry::isInstance);
    }

    /** The reasons, one for each entry that was left out because it cannot be an endpoint. */
    List<String> unusable() {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            MappedEntry entry = entries.get(i);
            if (!entry.isInstance()) {
                reasons.add("entry " + i + " lacks Node or Service");
            } else if (entry.unusable() != null) {
                reasons.add(entry.unusable());
            }
        }
        return reasons;
    }
}
