package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * The MicroProfile ConfigSource with the {@linkplain ContainerPilot#properties properties} of the ContainerPilot file.
 * The constructor does no I/O. While an application runs, the properties come from its {@linkplain CurrentModel model}.
 * Before and after, the source reads the file itself, when a property is requested, and again when the file has
 * changed. If the file is invalid, there are no properties, and the application's start reports the reason. While
 * Quarkus builds an application, there are no properties either, because Quarkus would write them into the application.
 * Thread-safe.
 *
 * <p>{@link #getProperties} and {@link #getPropertyNames} contain each value under one name. {@link #getValue} supports
 * further names, such as names of the elements of a list.
 */
public final class ContainerPilotConfigSource implements ConfigSource {

    private static final int DEFAULT_ORDINAL = 150;
    static final String ORDINAL = "piloted.config.ordinal";
    private static final String PREFIX = "containerpilot.";

    private final Function<String, Optional<String>> properties;
    private final Map<String, String> env;
    private final @Nullable UnloadedFile file;

    /** The source of this process's ContainerPilot file. */
    public ContainerPilotConfigSource() {
        this(ContainerPilotFile.PROPERTIES, ProcessEnvironment.get());
    }

    ContainerPilotConfigSource(Function<String, Optional<String>> properties, Map<String, String> env) {
        this.properties = properties;
        this.env = env;
        this.file = QuarkusBuild.isRunning() ? null : locate(properties, env);
    }

    private static @Nullable UnloadedFile locate(
            Function<String, Optional<String>> properties, Map<String, String> env) {
        try {
            return ContainerPilotFile.locate(properties, env)
                    .map(file -> new UnloadedFile(file, env))
                    .orElse(null);
        } catch (ContainerPilotException e) {
            MESSAGES.noProperties(e);
            return null;
        }
    }

    /**
     * An option of the library, from system properties or the environment only, because this source cannot use Config;
     * empty if unset.
     */
    private String option(String name) {
        return properties.apply(name).orElseGet(() -> env.getOrDefault(ProcessEnvironment.variable(name), ""));
    }

    private FileProperties current() {
        if (file == null || !Options.isEnabled(name -> Optional.of(option(name)))) {
            return FileProperties.NONE;
        }
        Optional<ContainerPilot> model = CurrentModel.get();
        return model.isPresent() ? model.get().fileProperties() : file.properties();
    }

    @Override
    public Map<String, String> getProperties() {
        return current().listed();
    }

    @Override
    public Set<String> getPropertyNames() {
        return getProperties().keySet();
    }

    @Override
    public @Nullable String getValue(String propertyName) {
        return propertyName.startsWith(PREFIX) ? current().all().get(propertyName) : null;
    }

    /**
     * The value of {@code piloted.config.ordinal}, else 150: above {@code META-INF/microprofile-config.properties}
     * (100), below the environment (300), the system properties (400), and Quarkus' {@code application.properties}
     * (250).
     */
    @Override
    public int getOrdinal() {
        try {
            String ordinal = option(ORDINAL).strip();
            return ordinal.isEmpty() ? DEFAULT_ORDINAL : Integer.parseInt(ordinal);
        } catch (NumberFormatException e) {
            return DEFAULT_ORDINAL;
        }
    }

    @Override
    public String getName() {
        return "ContainerPilotConfigSource[source=" + (file == null ? "" : file.file()) + "]";
    }
}
