package io.piloted.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Typed;

/**
 * A bean that nobody can ask for, so that containers know this jar's archive by it. Beans of other classes are of an
 * archive that Weld makes when it meets them, and WildFly does not see into that when it looks for health checks.
 */
@Dependent
@Typed
final class BeanArchive {}
