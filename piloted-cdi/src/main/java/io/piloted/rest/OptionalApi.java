package io.piloted.rest;

/** A test for APIs that only some servers have. */
final class OptionalApi {

    private OptionalApi() {}

    /** Whether the library's class loader finds this type. */
    static boolean isPresent(String type) {
        try {
            Class.forName(type, false, OptionalApi.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
