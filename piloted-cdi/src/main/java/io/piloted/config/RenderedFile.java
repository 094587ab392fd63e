package io.piloted.config;

import static io.piloted.config.Messages.MESSAGES;

import io.piloted.json5.Json5;
import io.piloted.json5.Json5Exception;
import io.piloted.json5.Json5Value;
import io.piloted.template.GoTemplate;
import io.piloted.template.TemplateException;
import java.util.Map;

/** The way from the file to the document it renders to. Every failure names the file, the cause and the remedy. */
final class RenderedFile {

    /** What a template has that does not render to itself. */
    private static final String ACTION = "{{";

    private RenderedFile() {}

    static Json5Value.ObjectValue read(ContainerPilotFile file, Map<String, String> env) {
        String rendered = render(file, file.text(), env);
        Json5Value document = parse(file, rendered);
        if (document instanceof Json5Value.ObjectValue object) {
            return object;
        }
        throw new ContainerPilotException(MESSAGES.notAnObject(file, Found.describe(document)), (Throwable) null);
    }

    private static String render(ContainerPilotFile file, String template, Map<String, String> env) {
        if (!template.contains(ACTION)) {
            return template; // and the start need not load what renders
        }
        try {
            return GoTemplate.render(template, env);
        } catch (TemplateException e) {
            throw new ContainerPilotException(MESSAGES.notRendered(file, e.line(), String.valueOf(e.getMessage())), e);
        }
    }

    private static Json5Value parse(ContainerPilotFile file, String rendered) {
        try {
            return Json5.parse(rendered);
        } catch (Json5Exception e) {
            throw new ContainerPilotException(MESSAGES.notParsed(file, String.valueOf(e.getMessage())), e);
        }
    }
}
