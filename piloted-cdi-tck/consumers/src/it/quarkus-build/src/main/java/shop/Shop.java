package shop;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import org.eclipse.microprofile.config.Config;

/** An application that prints the properties named by its arguments. */
@QuarkusMain
public class Shop implements QuarkusApplication {

    @Inject
    Config config;

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    @Override
    public int run(String... names) {
        for (String name : names) {
            System.out.println("> " + name + "=" + config.getOptionalValue(name, String.class).orElse(""));
        }
        return 0;
    }
}
