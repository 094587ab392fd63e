package io.piloted.config;

import java.util.Map;

/**
 * The properties that a ContainerPilot file becomes. Immutable.
 *
 * <p>Not all that can be read are listed, since SmallRye Config keeps the names that it listed first: it reads a list
 * element by element where those have names of their own, and so would cut a list that grew with a reload, miss elements
 * of one that shrank, and mix two versions. It also maps no array whose elements are listed by index and by name.
 *
 * @param all every property
 * @param listed those that are there when somebody asks for the names: each value under one name, a list of scalars as
 *     one property
 */
record FileProperties(Map<String, String> all, Map<String, String> listed) {

    static final FileProperties NONE = new FileProperties(Map.of(), Map.of());
}
