package io.piloted.benchmarks.restcalls;

import io.piloted.benchmarks.turns.CallsInTurns;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;

/**
 * An application that measures MicroProfile REST Clients on Quarkus. Its arguments are the number of rounds, and the
 * addresses of the instances.
 */
@QuarkusMain
public class CallingApplication implements QuarkusApplication {

    @Override
    public int run(String... args) {
        // Only RestClientBuilder.newBuilder() calls the listeners, which add the library to a client.
        Supplier<RestClientBuilder> bare = RestClientBuilderResolver.instance()::newBuilder;
        System.out.println(new CallsInTurns(
                        Arrays.stream(args)
                                .skip(1)
                                .map(address -> client(bare.get(), address))
                                .toList(),
                        client(RestClientBuilder.newBuilder(), CallsInTurns.SERVICE))
                .run(Integer.parseInt(args[0])));
        return 0;
    }

    private static Supplier<String> client(RestClientBuilder builder, String uri) {
        return builder.baseUri(URI.create(uri)).build(Backend.class)::call;
    }
}
