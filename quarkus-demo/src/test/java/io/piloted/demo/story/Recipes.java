package io.piloted.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A reader of the recipes in docs/supervisors.md. */
final class Recipes {

    private final String text;

    Recipes() throws IOException {
        text = Files.readString(Path.of(System.getProperty("demo.recipes")));
    }

    /** The JSON5 in the recipe for a supervisor. */
    String json5(String supervisor) {
        return between(recipe(supervisor), "```json5\n", "```");
    }

    /** The first command in a recipe that begins with a program's name. */
    String command(String supervisor, String program) {
        return program + ' ' + between(recipe(supervisor), '`' + program + ' ', "`");
    }

    private String recipe(String supervisor) {
        return between(text, "\n## " + supervisor + '\n', "\n## ");
    }

    private static String between(String text, String before, String after) {
        assertThat(text).contains(before);
        int begin = text.indexOf(before) + before.length();
        return text.substring(begin, text.indexOf(after, begin));
    }

    /** Replaces an example in a recipe by a value of this machine. */
    static String replace(String recipe, String example, String here) {
        assertThat(recipe).contains(example);
        return recipe.replace(example, here);
    }
}
