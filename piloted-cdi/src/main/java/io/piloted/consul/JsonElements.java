package io.piloted.consul;

import java.util.Arrays;
import java.util.Optional;

/**
 * The positions of the elements of a JSON array. It looks at brackets, strings and commas only, so an element may still
 * be invalid JSON. Immutable, except for the bytes.
 */
final class JsonElements {

    private final byte[] json;

    /** The position of the opening bracket, of each comma between elements, and of the closing bracket. */
    private final int[] bounds;

    private JsonElements(byte[] json, int[] bounds) {
        this.json = json;
        this.bounds = bounds;
    }

    /** Finds the elements of an array. Returns empty if the text is not an array with at least one element. */
    static Optional<JsonElements> of(byte[] json) {
        return new JsonElements(new byte[0], new int[0]).next(json);
    }

    /**
     * Finds the elements of another array. It does not scan the beginning and the end if they are the same in both
     * arrays.
     */
    Optional<JsonElements> next(byte[] next) {
        int count = boundsInSameBeginning(next);
        int[] found = Arrays.copyOf(bounds, Math.max(16, bounds.length));
        int depth = count == 0 ? 0 : 1;
        for (int i = count == 0 ? 0 : bounds[count - 1] + 1; i < next.length; i++) {
            byte b = next[i];
            boolean isBound = false;
            if (b == '"') {
                i = endOfString(next, i);
            } else if (b == '[' || b == '{') {
                isBound = depth == 0;
                depth++;
            } else if (b == ']' || b == '}') {
                depth--;
                isBound = depth == 0;
            } else if (b == ',') {
                isBound = depth == 1;
            }
            if (isBound) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                found[count++] = i;
            }
            if (depth == 0) {
                boolean whole = next[0] == '[' && b == ']' && isBlank(next, i + 1, next.length) && !isBlank(next, 1, i);
                return whole ? Optional.of(new JsonElements(next, Arrays.copyOf(found, count))) : Optional.empty();
            }
            int rest = isBound ? boundWithSameRest(next, i) : -1;
            if (rest > 0) {
                return Optional.of(new JsonElements(next, withRest(found, count, rest, i - bounds[rest])));
            }
        }
        return Optional.empty();
    }

    /**
     * The number of bounds in the common beginning, without the closing bracket: the other array may continue there.
     */
    private int boundsInSameBeginning(byte[] next) {
        int difference = Arrays.mismatch(json, next);
        int count = Arrays.binarySearch(bounds, difference);
        return Math.max(0, Math.min(count < 0 ? -count - 1 : count, bounds.length - 1));
    }

    /** The index of the bound after which both arrays are the same; zero or less if there is none. */
    private int boundWithSameRest(byte[] next, int from) {
        int mine = json.length - (next.length - from);
        int bound = Arrays.binarySearch(bounds, mine);
        return bound > 0 && Arrays.equals(json, mine, json.length, next, from, next.length) ? bound : -1;
    }

    private int[] withRest(int[] found, int count, int rest, int distance) {
        int[] all = Arrays.copyOf(found, count + bounds.length - rest - 1);
        for (int i = count; i < all.length; i++) {
            all[i] = bounds[rest + 1 + i - count] + distance;
        }
        return all;
    }

    private static int endOfString(byte[] json, int begin) {
        int i = begin + 1;
        while (i < json.length && json[i] != '"') {
            i += json[i] == '\\' ? 2 : 1;
        }
        return i;
    }

    private static boolean isBlank(byte[] json, int from, int to) {
        for (int i = from; i < to; i++) {
            if (json[i] != ' ' && json[i] != '\n' && json[i] != '\r' && json[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    int count() {
        return bounds.length - 1;
    }

    /** The number of elements at the beginning that are the same in both arrays. */
    int sameAtBegin(JsonElements other) {
        int most = Math.min(count(), other.count());
        int same = 0;
        while (same < most && isSame(same, other, same)) {
            same++;
        }
        return same;
    }

    /**
     * The number of elements at the end that are the same in both arrays.
     *
     * @param begin the number of elements at the beginning that do not count
     */
    int sameAtEnd(JsonElements other, int begin) {
        int most = Math.min(count(), other.count()) - begin;
        int same = 0;
        while (same < most && isSame(count() - 1 - same, other, other.count() - 1 - same)) {
            same++;
        }
        return same;
    }

    private boolean isSame(int element, JsonElements other, int otherElement) {
        return Arrays.equals(
                json,
                bounds[element] + 1,
                bounds[element + 1],
                other.json,
                other.bounds[otherElement] + 1,
                other.bounds[otherElement + 1]);
    }

    /** Copies some of the elements into a new JSON array. */
    byte[] array(int from, int to) {
        byte[] array = Arrays.copyOfRange(json, bounds[from], bounds[to] + 1);
        array[0] = '[';
        array[array.length - 1] = ']';
        return array;
    }
}
