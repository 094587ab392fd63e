package io.piloted.tck.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** A builder of archives from the probe's WAR: WARs with and without libraries, and EARs. */
final class Archives {

    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String CLASSES = "WEB-INF/classes/";

    private static final String EXTENSIONS = CLASSES + "META-INF/services/jakarta.enterprise.inject.spi.Extension";

    /** Left out of the second WAR of an EAR, because RESTEasy names REST clients' beans by their interface. */
    private static final String REST_CLIENTS = CLASSES + "io/piloted/tck/probe/rest/";

    /** A stereotype, which WildFly finds in an EAR's libraries, but not in its WARs. */
    private static final String STEREOTYPE = CLASSES + "io/piloted/tck/probe/DiscoveredBean.class";

    /** The index of the original WAR's classes, which WildFly would use. */
    private static final String INDEX = CLASSES + "META-INF/jandex.idx";

    private final Path war;
    private final Path directory;

    /**
     * Creates the builder.
     *
     * @param war the probe's WAR
     * @param directory the directory for the archives
     */
    Archives(Path war, Path directory) {
        this.war = war;
        this.directory = directory;
    }

    /** The complete WAR. */
    Path whole(String name) throws IOException {
        return Files.copy(war, file(name, ".war"));
    }

    /** The WAR without libraries. */
    Path bare(String name) throws IOException {
        return Files.write(file(name, ".war"), rewritten(war, Map.of(), LIBRARIES));
    }

    /** Adds a class to a WAR. */
    Path with(Class<?> added, Path to) throws IOException {
        return Files.write(to, rewritten(to, Map.of(entry(added.getName()), bytes(added.getName()))));
    }

    /** The WAR with another version of one of its libraries. */
    Path withLibrary(String name, String artifact, Path other) throws IOException {
        return Files.write(
                file(name, ".war"),
                rewritten(
                        war, Map.of(LIBRARIES + other.getFileName(), Files.readAllBytes(other)), LIBRARIES + artifact));
    }

    /** A WAR with the probe's libraries and a single class, which is an extension if its name ends so, else a bean. */
    Path small(String name, String only) throws IOException {
        Map<String, byte[]> added = new HashMap<>();
        added.put(entry(only), bytes(only));
        if (only.endsWith("Extension")) {
            added.put(EXTENSIONS, only.getBytes(StandardCharsets.UTF_8));
        }
        return Files.write(file(name, ".war"), rewritten(war, added, CLASSES));
    }

    /** The WAR's libraries. */
    List<Path> libraries() throws IOException {
        Path to = Files.createDirectories(directory.resolve("libraries"));
        List<Path> libraries = new ArrayList<>();
        try (ZipFile from = new ZipFile(war.toFile())) {
            for (ZipEntry entry : from.stream().toList()) {
                if (entry.getName().startsWith(LIBRARIES) && !entry.isDirectory()) {
                    Path library = to.resolve(entry.getName().substring(LIBRARIES.length()));
                    libraries.add(
                            Files.write(library, from.getInputStream(entry).readAllBytes()));
                }
            }
        }
        return libraries;
    }

    /** An EAR; each WAR's context root is its name. */
    Path ear(String name, List<Path> libraries, Path... wars) throws IOException {
        Path ear = file(name, ".ear");
        try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(ear))) {
            add(to, "META-INF/application.xml", descriptor(wars).getBytes(StandardCharsets.UTF_8));
            for (Path library : libraries) {
                add(to, "lib/" + library.getFileName(), Files.readAllBytes(library));
            }
            add(to, "lib/stereotype.jar", stereotype());
            for (Path module : wars) {
                add(to, module.getFileName().toString(), rewritten(module, Map.of(), REST_CLIENTS, STEREOTYPE, INDEX));
            }
        }
        return ear;
    }

    private static String entry(String type) {
        return CLASSES + resource(type);
    }

    private static String resource(String type) {
        return type.replace('.', '/') + ".class";
    }

    private static byte[] bytes(String type) throws IOException {
        try (InputStream from = Archives.class.getClassLoader().getResourceAsStream(resource(type))) {
            return from.readAllBytes();
        }
    }

    private byte[] stereotype() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(war.toFile());
                ZipOutputStream to = new ZipOutputStream(jar);
                InputStream content = from.getInputStream(from.getEntry(STEREOTYPE))) {
            add(to, STEREOTYPE.substring(CLASSES.length()), content.readAllBytes());
        }
        return jar.toByteArray();
    }

    private static String descriptor(Path... wars) {
        return Stream.of(wars)
                .map(module -> module.getFileName().toString())
                .map(module -> """
                          <module>
                            <web>
                              <web-uri>%s</web-uri>
                              <context-root>/%s</context-root>
                            </web>
                          </module>
                        """.formatted(module, module.replace(".war", "")))
                .collect(Collectors.joining("", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <application xmlns="https://jakarta.ee/xml/ns/jakartaee" version="10">
                        """, """
                          <library-directory>lib</library-directory>
                        </application>
                        """));
    }

    private Path file(String name, String suffix) {
        return directory.resolve(name + suffix);
    }

    private static byte[] rewritten(Path archive, Map<String, byte[]> added, String... leftOut) throws IOException {
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(archive.toFile());
                ZipOutputStream to = new ZipOutputStream(rest)) {
            for (ZipEntry entry : from.stream().toList()) {
                if (Stream.of(leftOut).noneMatch(entry.getName()::startsWith)) {
                    add(to, entry.getName(), from.getInputStream(entry).readAllBytes());
                }
            }
            for (Map.Entry<String, byte[]> entry : added.entrySet()) {
                add(to, entry.getKey(), entry.getValue());
            }
        }
        return rest.toByteArray();
    }

    private static void add(ZipOutputStream to, String name, byte[] content) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        to.write(content);
        to.closeEntry();
    }
}
