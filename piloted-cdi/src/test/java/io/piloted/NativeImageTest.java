package io.piloted;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * A test of the metadata for native images: each reflective call is listed here, and each type and member in the
 * metadata exists. It builds no image.
 */
@AnalyzeClasses(packages = "io.piloted", importOptions = ImportOption.DoNotIncludeTests.class)
class NativeImageTest {

    private static final Path METADATA = Path.of("src/main/resources/META-INF/native-image/io.piloted/piloted-cdi");

    private static final Map<String, Set<String>> REFLECTIVE = Map.of(
            "java.lang.Class",
            Set.of(
                    "forName",
                    "getConstructor",
                    "getConstructors",
                    "getDeclaredConstructor",
                    "getDeclaredConstructors",
                    "getDeclaredField",
                    "getDeclaredFields",
                    "getDeclaredMethod",
                    "getDeclaredMethods",
                    "getField",
                    "getFields",
                    "getMethod",
                    "getMethods",
                    "getRecordComponents",
                    "getResource",
                    "getResourceAsStream"),
            "java.lang.ClassLoader",
            Set.of(
                    "getResource",
                    "getResourceAsStream",
                    "getResources",
                    "getSystemResourceAsStream",
                    "loadClass",
                    "resources"),
            "java.lang.invoke.MethodHandles$Lookup",
            Set.of(
                    "bind",
                    "defineClass",
                    "findClass",
                    "findConstructor",
                    "findGetter",
                    "findSetter",
                    "findSpecial",
                    "findStatic",
                    "findStaticVarHandle",
                    "findVarHandle",
                    "findVirtual",
                    "unreflect",
                    "unreflectConstructor"),
            "java.lang.invoke.MethodHandleProxies",
            Set.of("asInterfaceInstance"),
            "java.lang.reflect.Proxy",
            Set.of("newProxyInstance"),
            "java.util.ServiceLoader",
            Set.of("load", "loadInstalled"));

    /** First the calls that the metadata covers, then those that need no metadata, with the reason. */
    private static final Set<String> KNOWN = Set.of(
            "io.piloted.HttpResponses forName",
            "io.piloted.HttpResponses getMethod",
            "io.piloted.cdi.OptionalParts forName",
            "io.piloted.cdi.OptionalParts getMethod",
            "io.piloted.config.Expressions$Reader forName",
            "io.piloted.config.ListedNames forName",
            "io.piloted.config.ListedNames getMethod",
            "io.piloted.rest.OptionalApi forName",
            "io.piloted.signal.WeakRunnable asInterfaceInstance",
            "io.piloted.signal.WeakRunnable bind",
            "io.piloted.signal.WeakRunnable findStatic",
            "io.piloted.signal.WeakRunnable findVirtual",
            "io.piloted.signal.agent.HangupSignal findVirtual",
            "io.piloted.signal.agent.HangupSignal forName",
            "io.piloted.signal.agent.HangupSignal getConstructor",
            "io.piloted.signal.agent.HangupSignal getField",
            "io.piloted.signal.agent.HangupSignal getMethod",
            "io.piloted.signal.agent.SharedHandler asInterfaceInstance",
            "io.piloted.signal.agent.SharedHandler bind",
            "io.piloted.signal.agent.SharedHandler findStatic",
            "io.piloted.signal.agent.SharedHandler findVirtual",
            // reads class files while an application is built or deployed
            "io.piloted.cdi.ClassFile getResourceAsStream",
            "io.piloted.cdi.ClassFile getSystemResourceAsStream",
            // looks for the annotation while an application is built or deployed
            "io.piloted.cdi.RetriedMethods forName",
            // a binding for OpenWebBeans, which is not in an image
            "io.piloted.cdi.RetriedMethods newProxyInstance",
            // RESTEasy Classic's client, which is not in an image of Quarkus
            "io.piloted.rest.ResteasyHook getDeclaredFields",
            "io.piloted.rest.ResteasyHook getMethod",
            "io.piloted.rest.ResteasyHook newProxyInstance",
            // the application must register its own beans
            "io.piloted.cdi.LiteProviderPoints getDeclaredConstructors",
            "io.piloted.cdi.LiteProviderPoints getDeclaredFields",
            // a class of Quarkus that is never in an image
            "io.piloted.config.QuarkusBuild loadClass",
            // the application must add a file of endpoints on the class path to the image
            "io.piloted.file.Location getResource",
            "io.piloted.file.Location getResourceAsStream",
            // constant arguments, which native-image detects itself
            "io.piloted.registry.Gate findVarHandle",
            // constant arguments too
            "io.piloted.registry.Padded$Counter findVarHandle");

    @ArchTest
    static void reflectiveCalls_areThoseThatTheMetadataIsFor(JavaClasses imported) {
        Set<String> found = imported.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(NativeImageTest::isReflective)
                .map(call ->
                        call.getOriginOwner().getName() + " " + call.getTarget().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found)
                .as("reflective calls. Say in %s what a new one needs, and list it in this test", METADATA)
                .containsExactlyInAnyOrderElementsOf(KNOWN);
    }

    @Test
    void reflectConfig_namesTypesAndMembersThatExist() throws Exception {
        JsonArray types = read("reflect-config.json");
        assertThat(types).isNotEmpty();
        for (JsonObject entry : types.getValuesAs(JsonObject.class)) {
            Class<?> type = load(entry.getString("name"));
            if (entry.containsKey("fields")) {
                for (JsonObject field : entry.getJsonArray("fields").getValuesAs(JsonObject.class)) {
                    assertThat(type.getField(field.getString("name"))).isNotNull();
                }
            }
            if (entry.containsKey("methods")) {
                for (JsonObject method : entry.getJsonArray("methods").getValuesAs(JsonObject.class)) {
                    find(type, method);
                }
            }
        }
    }

    @Test
    void proxyConfig_namesInterfaces() throws Exception {
        JsonArray proxies = read("proxy-config.json");
        assertThat(proxies).isNotEmpty();
        for (JsonObject proxy : proxies.getValuesAs(JsonObject.class)) {
            for (JsonString name : proxy.getJsonArray("interfaces").getValuesAs(JsonString.class)) {
                assertThat(load(name.getString())).isInterface();
            }
        }
    }

    private static boolean isReflective(JavaCall<?> call) {
        return REFLECTIVE
                .getOrDefault(call.getTargetOwner().getName(), Set.of())
                .contains(call.getTarget().getName());
    }

    private static void find(Class<?> type, JsonObject method) throws ReflectiveOperationException {
        List<JsonString> names = method.getJsonArray("parameterTypes").getValuesAs(JsonString.class);
        Class<?>[] parameters = new Class<?>[names.size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = load(names.get(i).getString());
        }
        String name = method.getString("name");
        if (name.equals("<init>")) {
            assertThat(type.getConstructor(parameters)).isNotNull();
        } else {
            assertThat(type.getMethod(name, parameters)).isNotNull();
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, NativeImageTest.class.getClassLoader());
    }

    private static JsonArray read(String file) throws IOException {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(METADATA.resolve(file)))) {
            return reader.readArray();
        }
    }
}
