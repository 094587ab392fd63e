package io.piloted.config;

import static io.piloted.config.Messages.LOG;

import io.piloted.json5.Json5;
import io.piloted.json5.Json5Exception;
import io.piloted.template.GoTemplate;
import io.piloted.template.TemplateException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The way from the file to the document it renders to. Every failure names the file, the cause and the remedy. */
final class RenderedFile {

    /** What a template has that does not render to itself. */
    private static final String ACTION = "{{";

    private RenderedFile() {}

    static JsonObject read(Path file, Map<String, String> env) {
        String rendered = render(file, text(file), env);
        JsonValue document = parse(file, rendered, env);
        if (document instanceof JsonObject object) {
            return object;
        }
        throw new ContainerPilotException(LOG.notAnObject(file, new Found(env).describe(document)), (Throwable) null);
    }

    private static String text(Path file) {
        if (Files.isDirectory(file)) {
            throw new ContainerPilotException(LOG.directory(file), (Throwable) null);
        }
        try {
            return decode(file, ByteBuffer.wrap(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new ContainerPilotException(LOG.missing(file), e);
        } catch (IOException e) {
            throw new ContainerPilotException(LOG.unreadable(file, e.toString()), e);
        }
    }

    private static String decode(Path file, ByteBuffer bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
        if (result.isError()) {
            int offset = bytes.position();
            int line = 1;
            for (int i = 0; i < offset; i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            throw new ContainerPilotException(
                    LOG.notUtf8(file, line, offset, Byte.toUnsignedInt(bytes.get(offset))), (Throwable) null);
        }
        return text.flip().toString();
    }

    private static String render(Path file, String template, Map<String, String> env) {
        if (!template.contains(ACTION)) {
            return template; // and the start need not load what renders
        }
        try {
            return GoTemplate.render(template, env);
        } catch (TemplateException e) {
            throw new ContainerPilotException(LOG.notRendered(file, e.line(), String.valueOf(e.getMessage())), e);
        }
    }

    private static JsonValue parse(Path file, String rendered, Map<String, String> env) {
        try {
            return Json5.parse(rendered, env);
        } catch (Json5Exception e) {
            throw new ContainerPilotException(LOG.notParsed(file, String.valueOf(e.getMessage())), e);
        }
    }
}
