package io.piloted.config;

import java.util.Optional;
import java.util.function.Function;

/** What this process was started with. */
final class ThisProcess {

    static final Function<String, Optional<String>> PROPERTIES = name -> Optional.ofNullable(System.getProperty(name));
    static final Function<String, Optional<String>> ENVIRONMENT = name -> Optional.ofNullable(System.getenv(name));

    private ThisProcess() {}
}
