package io.piloted.config;

import java.util.Map;

/**
 * The properties of a ContainerPilot file. Immutable.
 *
 * <p>Not all readable properties are listed, because SmallRye Config caches the listed names. If elements of a list
 * were listed, it would read the list element by element. After a reload it would miss new elements, fail on removed
 * ones, and mix old and new ones. It also cannot map an array whose elements are listed both by index and by name.
 *
 * @param all all readable properties
 * @param listed the properties in the list of names: each value under one name, and a list of scalars as one property
 */
record FileProperties(Map<String, String> all, Map<String, String> listed) {

    static final FileProperties NONE = new FileProperties(Map.of(), Map.of());
}
