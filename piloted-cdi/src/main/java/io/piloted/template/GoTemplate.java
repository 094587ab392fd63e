package io.piloted.template;

import java.util.Map;

/**
 * Go's {@code text/template}, as ContainerPilot 3.8 renders its configuration file with it: the language of Go 1.19, its
 * functions, and {@code default env split join replaceAll regexReplaceAll loop}.
 *
 * <p>The dot is the environment; a variable that is not set is empty. The output is what Go writes, read as UTF-8: where
 * a template cuts a character in two, the output has U+FFFD for each byte that is left of it.
 *
 * <p>Pure and thread-safe: nothing is read but the arguments.
 */
public final class GoTemplate {

    private GoTemplate() {}

    /**
     * Renders a template.
     *
     * @param template its text
     * @param env the environment variables by name
     * @return the output
     * @throws TemplateException if it is not a template, cannot be executed, or goes beyond a limit: actions and
     *     parentheses nested 500 deep, templates called 100,000 deep, 64 MiB of output, 50 million steps (some seconds)
     */
    public static String render(String template, Map<String, String> env) {
        return render(template, env, "template");
    }

    /**
     * Renders a template, with errors that name where it is from.
     *
     * @param template its text
     * @param env the environment variables by name
     * @param name the name of its file
     * @return the output
     * @throws TemplateException as {@link #render(String, Map)} does
     */
    public static String render(String template, Map<String, String> env, String name) {
        return render(template, env, name, Limits.STEPS);
    }

    static String render(String template, Map<String, String> env, String name, long steps) {
        Source source = new Source(name, Bytes.ofJava(template));
        try {
            String output = Executor.execute(source, Parser.parse(source), Environment.ofJava(env), steps);
            return Bytes.toJava(output);
        } catch (StackOverflowError e) {
            // Only on a thread whose stack is smaller than the default: the limits are safe there.
            Source.Place place = new Source.Place(name, 1, "");
            throw place.error(Messages.MESSAGES.stackTooSmall(place));
        }
    }
}
