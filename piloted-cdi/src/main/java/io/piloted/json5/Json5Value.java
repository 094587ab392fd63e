package io.piloted.json5;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of a JSON5 document. Immutable. */
public sealed interface Json5Value {

    /**
     * The value as a Java object.
     *
     * @return a {@link Map} in the order of the document, {@link List}, {@link String}, {@link Boolean},
     *     {@link BigDecimal}, {@link Double} for {@code NaN}, the infinities and numbers that do not fit into a
     *     BigDecimal, or null
     */
    @Nullable
    Object toJava();

    /**
     * An object.
     *
     * @param members in the order of the document
     */
    record ObjectValue(Map<String, Json5Value> members) implements Json5Value {

        /** Copies the members. */
        public ObjectValue {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        /** The value of a member; {@link NullValue#NULL} if there is no such member. */
        public Json5Value get(String name) {
            return members.getOrDefault(name, NullValue.NULL);
        }

        @Override
        public Map<String, @Nullable Object> toJava() {
            Map<String, @Nullable Object> java = new LinkedHashMap<>();
            for (Map.Entry<String, Json5Value> member : members.entrySet()) {
                java.put(member.getKey(), member.getValue().toJava());
            }
            return java;
        }
    }

    /**
     * An array.
     *
     * @param elements in their order
     */
    record ArrayValue(List<Json5Value> elements) implements Json5Value {

        /** Copies the elements. */
        public ArrayValue {
            elements = List.copyOf(elements);
        }

        @Override
        public List<@Nullable Object> toJava() {
            List<@Nullable Object> java = new ArrayList<>();
            for (Json5Value element : elements) {
                java.add(element.toJava());
            }
            return java;
        }
    }

    /**
     * A string.
     *
     * @param text its characters, without quotes and escapes
     */
    record StringValue(String text) implements Json5Value {

        @Override
        public String toJava() {
            return text;
        }
    }

    /**
     * A number. Its value is computed only when needed, because that takes more than linear time.
     *
     * @param notation the number as in the document, but a decimal number in the syntax of JSON: {@code 1.50},
     *     {@code -0x1F}, {@code NaN}
     */
    record NumberValue(String notation) implements Json5Value {

        private static final String HEXADECIMAL = "0x";

        /**
         * The number in decimal notation, with all its digits: {@code 1.50} stays {@code 1.50}. A number that JSON does
         * not have is written as in JSON5.
         */
        public String text() {
            int start = notation.indexOf(HEXADECIMAL);
            if (start < 0) {
                return notation;
            }
            return notation.substring(0, start) + new BigInteger(notation.substring(start + HEXADECIMAL.length()), 16);
        }

        /** The exact value; empty for NaN, the infinities, and an exponent that does not fit into a BigDecimal. */
        public Optional<BigDecimal> exact() {
            try {
                return Optional.of(new BigDecimal(text()));
            } catch (NumberFormatException e) {
                // NaN, an infinity, or an exponent of more than 32 bits.
                return doubleValue() == 0 && !text().matches("-?[0.]*[1-9].*")
                        ? Optional.of(BigDecimal.ZERO)
                        : Optional.empty();
            }
        }

        public double doubleValue() {
            return Double.parseDouble(text());
        }

        @Override
        public Number toJava() {
            Optional<BigDecimal> exact = exact();
            return exact.isPresent() ? exact.get() : (Number) doubleValue();
        }

        @Override
        public String toString() {
            return text();
        }
    }

    /** True or false. */
    enum BooleanValue implements Json5Value {
        TRUE,
        FALSE;

        @Override
        public Boolean toJava() {
            return this == TRUE;
        }

        @Override
        public String toString() {
            return this == TRUE ? "true" : "false";
        }
    }

    /** {@code null}. */
    enum NullValue implements Json5Value {
        NULL;

        @Override
        public @Nullable Object toJava() {
            return null;
        }

        @Override
        public String toString() {
            return "null";
        }
    }
}
