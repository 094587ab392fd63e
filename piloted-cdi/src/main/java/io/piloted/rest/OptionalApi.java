package io.piloted.rest;

/** APIs that some servers have. */
final class OptionalApi {

    private OptionalApi() {}

    /** Whether the library sees this type. */
    static boolean isPresent(String type) {
        try {
            Class.forName(type, false, OptionalApi.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
