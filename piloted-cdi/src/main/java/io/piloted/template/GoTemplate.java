package io.piloted.template;

import java.util.Map;

/**
 * The renderer of Go templates ({@code text/template}). Like ContainerPilot 3.8, it has the language and functions of
 * Go 1.19, and {@code default env split join replaceAll regexReplaceAll loop}.
 *
 * <p>The dot is the environment; a variable that is not set is empty. The output equals Go's output, decoded as UTF-8.
 * If a template cuts a character in two, each remaining byte becomes U+FFFD.
 *
 * <p>Thread-safe. It reads only its arguments.
 */
public final class GoTemplate {

    private GoTemplate() {}

    /**
     * Renders a template.
     *
     * @throws TemplateException if the template is invalid, cannot be executed, or exceeds a limit: actions and
     *     parentheses nested 500 deep, templates called 100,000 deep, 64 MiB of output, 50 million steps (some seconds)
     */
    public static String render(String template, Map<String, String> env) {
        return render(template, env, Limits.STEPS);
    }

    static String render(String template, Map<String, String> env, long steps) {
        Source source = new Source(Bytes.ofJava(template));
        try {
            String output = Executor.execute(source, Parser.parse(source), Environment.ofJava(env), steps);
            return Bytes.toJava(output);
        } catch (StackOverflowError e) {
            // Happens only on a thread whose stack is smaller than the default.
            Source.Place place = new Source.Place(1, "");
            throw place.error(Messages.MESSAGES.stackTooSmall(place));
        }
    }
}
