package io.piloted.tck;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the clauses of CONTRACT.md that a test proves. */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Assertion {

    /**
     * The clauses.
     *
     * @return ids such as {@code C4.1}
     */
    String[] value();
}
