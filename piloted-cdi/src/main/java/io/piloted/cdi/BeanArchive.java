package io.piloted.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;

/**
 * A bean without types. It makes this jar a bean archive, to which the library's synthetic beans can belong. Otherwise
 * Weld would put them into an archive of their own, in which WildFly does not search for health checks.
 */
@Dependent
@Typed
final class BeanArchive {}
