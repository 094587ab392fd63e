package io.piloted.tck.probe;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * A resource with the ContainerPilot file's properties from MicroProfile Config. It is a bean because GlassFish injects
 * properties only into beans.
 */
@RequestScoped
@Path("config")
@Produces(MediaType.TEXT_PLAIN)
public class ConfigResource {

    @Inject
    @ConfigProperty(name = "containerpilot.color", defaultValue = "absent")
    String color;

    /**
     * An injected property.
     *
     * @return its value
     */
    @GET
    @Path("injected")
    public String injected() {
        return color;
    }

    /**
     * Any property.
     *
     * @param name its name
     * @return its value, or {@code absent}
     */
    @GET
    public String value(@QueryParam("name") String name) {
        return ConfigProvider.getConfig().getOptionalValue(name, String.class).orElse("absent");
    }

    /**
     * Any property that is a list.
     *
     * @param name its name
     * @return an element a line
     */
    @GET
    @Path("list")
    public String list(@QueryParam("name") String name) {
        return String.join("\n", ConfigProvider.getConfig().getValue(name, String[].class));
    }

    /**
     * The same list, read by implementations that find lists by the names of their elements.
     *
     * @param name its name
     * @return an element a line
     */
    @GET
    @Path("values")
    public String values(@QueryParam("name") String name) {
        return String.join("\n", ConfigProvider.getConfig().getValues(name, String.class));
    }

    /**
     * The library's configuration sources.
     *
     * @return ordinal and name a line
     */
    @GET
    @Path("sources")
    public String sources() {
        return StreamSupport.stream(
                        ConfigProvider.getConfig().getConfigSources().spliterator(), false)
                .filter(source -> source.getName().startsWith("ContainerPilot"))
                .map(ConfigResource::described)
                .collect(Collectors.joining("\n"));
    }

    private static String described(ConfigSource source) {
        return source.getOrdinal() + " " + source.getName();
    }
}
