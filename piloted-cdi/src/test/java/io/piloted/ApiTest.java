package io.piloted;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.cdi.PilotedExtension;
import io.piloted.rest.NoEndpointMapper;
import io.piloted.rest.PilotedFeature;
import io.piloted.testing.ScriptedCatalog;
import java.io.IOException;
import java.lang.annotation.Target;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that the API's signatures are those in api.txt; docs/compatibility.md says which changes are allowed. */
class ApiTest {

    /** The types of the API outside the package {@code io.piloted}. */
    private static final List<Class<?>> NAMED_BY_USERS =
            List.of(PilotedFeature.class, NoEndpointMapper.class, PilotedExtension.class, ScriptedCatalog.class);

    private static final Path SIGNATURES = Path.of("src/test/resources/api.txt");

    @Test
    void signatures_areThoseOfTheFile() throws Exception {
        String signatures = types().filter(type -> Modifier.isPublic(type.getModifiers()))
                .map(ApiTest::signatures)
                .collect(joining("\n"));
        if (Boolean.getBoolean("api.write")) {
            Files.writeString(SIGNATURES, signatures);
        } else {
            assertThat(signatures)
                    .as("The API has changed. If docs/compatibility.md allows that, say it in CHANGELOG.md and"
                            + " write the file: mvn test -pl piloted-cdi -Dtest=ApiTest -Dapi.write=true")
                    .isEqualTo(Files.readString(SIGNATURES));
        }
    }

    @Test
    void packages_otherThanTheApi_sayThatTheyAreInternal() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/piloted"))) {
            assertThat(files.filter(file -> file.endsWith("package-info.java"))
                            .filter(file -> !file.endsWith("io/piloted/package-info.java"))
                            .filter(file -> !file.endsWith("io/piloted/testing/package-info.java")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().contains("<p>Internal. Not API"));
        }
    }

    private static Stream<Class<?>> types() throws IOException, URISyntaxException {
        Path classes = Path.of(Piloted.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve("io/piloted");
        try (Stream<Path> files = Files.list(classes)) {
            List<Class<?>> inPackage = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .sorted()
                    .<Class<?>>map(name -> load("io.piloted." + name.substring(0, name.length() - ".class".length())))
                    .toList();
            return Stream.concat(inPackage.stream(), NAMED_BY_USERS.stream());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** Sorted, because reflection guarantees no order; except a record's components, whose order is part of the API. */
    private static String signatures(Class<?> type) {
        Set<String> members = new TreeSet<>();
        for (var field : type.getDeclaredFields()) {
            add(members, field, field.toGenericString());
        }
        for (var constructor : type.getDeclaredConstructors()) {
            add(members, constructor, constructor.toGenericString());
        }
        for (Method method : type.getDeclaredMethods()) {
            Object value = method.getDefaultValue();
            add(members, method, method.toGenericString() + (value == null ? "" : " default " + value));
        }
        return header(type)
                + members.stream().map(member -> "    " + member + "\n").collect(joining());
    }

    private static void add(Set<String> members, Member member, String signature) {
        boolean visible = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        boolean bridge = member instanceof Executable executable && executable.isSynthetic();
        if (visible && !bridge) {
            members.add(deprecated((AnnotatedElement) member) + signature);
        }
    }

    private static String header(Class<?> type) {
        StringBuilder header = new StringBuilder(deprecated(type)).append(type.toGenericString());
        if (type.isRecord()) {
            header.append(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::toString)
                    .collect(joining(", ", "(", ")")));
        }
        if (type.getGenericSuperclass() != null) {
            header.append(" extends ").append(type.getGenericSuperclass().getTypeName());
        }
        if (type.getGenericInterfaces().length > 0) {
            header.append(Arrays.stream(type.getGenericInterfaces())
                    .map(Type::getTypeName)
                    .collect(joining(", ", " implements ", "")));
        }
        Target target = type.getAnnotation(Target.class);
        if (target != null) {
            header.append(" on ").append(Arrays.toString(target.value()));
        }
        return header.append('\n').toString();
    }

    private static String deprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
    }
}
