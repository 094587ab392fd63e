package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.json5.Json5;
import io.piloted.json5.Json5Exception;
import io.piloted.json5.Json5Value;
import io.piloted.template.GoTemplate;
import io.piloted.template.TemplateException;
import java.util.Map;

/** A reader that renders and parses the ContainerPilot file. Each error names the file, the cause and the remedy. */
final class RenderedFile {

    /** The beginning of a template action. A file without one needs no rendering. */
    private static final String ACTION = "{{";

    private RenderedFile() {}

    static Json5Value.ObjectValue parse(ContainerPilotFile file, String text, Map<String, String> env) {
        String rendered = render(file, text, env);
        Json5Value document = parse(file, rendered);
        if (document instanceof Json5Value.ObjectValue object) {
            return object;
        }
        throw MESSAGES.notAnObject(file, Found.describe(document));
    }

    private static String render(ContainerPilotFile file, String template, Map<String, String> env) {
        if (!template.contains(ACTION)) {
            return template; // avoids loading the template classes
        }
        try {
            return GoTemplate.render(template, env);
        } catch (TemplateException e) {
            throw MESSAGES.notRendered(file, e.line(), String.valueOf(e.getMessage()), e);
        }
    }

    private static Json5Value parse(ContainerPilotFile file, String rendered) {
        try {
            return Json5.parse(rendered);
        } catch (Json5Exception e) {
            String reason = String.valueOf(e.getMessage());
            // ContainerPilot's command can print the rendered text of a file only.
            throw file.path().isPresent()
                    ? MESSAGES.notParsed(file, reason, e)
                    : MESSAGES.textNotParsed(file, reason, e);
        }
    }
}
