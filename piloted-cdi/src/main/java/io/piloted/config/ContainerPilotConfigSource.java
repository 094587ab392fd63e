package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import io.piloted.PilotedException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The ContainerPilot file as a source of {@linkplain ContainerPilot#properties properties}. The constructor does no I/O:
 * the file is read when the first property is asked for, and again whenever the application {@linkplain CurrentModel
 * reloads} it. Without a usable file it has no property; to say why is up to the start of the application, since a
 * source may also be made by a build that has no such file. Safe to use from any thread.
 */
public final class ContainerPilotConfigSource implements ConfigSource {

    private static final int DEFAULT_ORDINAL = 150;

    private final Function<String, Optional<String>> properties;
    private final Map<String, String> env;
    private final @Nullable Path file;

    /** What this source read itself, once it had to. */
    private volatile @Nullable Map<String, String> own;

    /** The source of this process's ContainerPilot file. */
    public ContainerPilotConfigSource() {
        this(ContainerPilotFile.PROPERTIES, System.getenv());
    }

    ContainerPilotConfigSource(Function<String, Optional<String>> properties, Map<String, String> env) {
        this.properties = properties;
        this.env = env;
        this.file = locate(properties, env);
    }

    private static @Nullable Path locate(Function<String, Optional<String>> properties, Map<String, String> env) {
        try {
            return ContainerPilotFile.locate(properties, env).orElse(null);
        } catch (ContainerPilotException e) {
            LOG.noProperties(e);
            return null;
        }
    }

    /** An option of ours, from where this source can ask for it: system properties and environment; empty if unset. */
    private String option(String name) {
        Optional<String> property = properties.apply(name);
        if (property.isPresent()) {
            return property.get();
        }
        return env.getOrDefault(name.replace('.', '_').toUpperCase(Locale.ROOT), "");
    }

    @Override
    public Map<String, String> getProperties() {
        if (file == null || !Options.isEnabled(name -> Optional.of(option(name)))) {
            return Map.of();
        }
        Optional<ContainerPilot> model = CurrentModel.get();
        return model.isPresent() ? model.get().properties() : own(file);
    }

    /** Racing threads read the same file; the last one's result stays. */
    private Map<String, String> own(Path file) {
        Map<String, String> properties = own;
        if (properties == null) {
            properties = read(file);
            own = properties;
        }
        return properties;
    }

    private Map<String, String> read(Path file) {
        try {
            return Flattened.properties(RenderedFile.read(file, env));
        } catch (PilotedException e) {
            LOG.noProperties(e);
            return Map.of();
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return getProperties().get(propertyName);
    }

    /** From {@code piloted.config.ordinal}, else 150: below the environment, above what applications bring along. */
    @Override
    public int getOrdinal() {
        try {
            String ordinal = option("piloted.config.ordinal").strip();
            return ordinal.isEmpty() ? DEFAULT_ORDINAL : Integer.parseInt(ordinal);
        } catch (NumberFormatException e) {
            return DEFAULT_ORDINAL;
        }
    }

    @Override
    public String getName() {
        return "ContainerPilotConfigSource[source=" + (file == null ? "" : file) + "]";
    }
}
