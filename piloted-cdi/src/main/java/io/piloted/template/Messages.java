package io.piloted.template;

import io.piloted.template.Source.Place;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** The errors of templates: PILOT00100 to PILOT00199. */
@MessageBundle(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 100, max = 199)
interface Messages {

    Messages MESSAGES = Messages_$bundle.INSTANCE;

    @Message(id = 100, value = "%s: %s")
    String notATemplate(Place place, String what);

    @Message(id = 101, value = "%s: unexpected %s in %s")
    String unexpected(Place place, Token token, String context);

    @Message(id = 102, value = "%s: unknown function %s; known: %s")
    String unknownFunction(Place place, Token name, String known);

    @Message(id = 103, value = "%s: actions or parentheses are nested more than %s deep; nest them less")
    String nestedTooDeep(Place place, int limit);

    @Message(
            id = 104,
            value = "%s: the template is nested too deep for the stack of this thread; nest it less, or raise -Xss")
    String stackTooSmall(Place place);

    @Message(id = 110, value = "%s: %s")
    String cannotRender(Place place, String what);

    @Message(id = 111, value = "%s: a %s has no field %s; use an environment variable without fields, as in {{.NAME}}")
    String noField(Place place, String type, String field);

    @Message(id = 112, value = "%s: wrong number of arguments for %s: expected %s, got %s")
    String wrongArgumentCount(Place place, String function, String wanted, int got);

    @Message(id = 113, value = "%s: wrong argument for %s: expected %s, got %s")
    String wrongArgument(Place place, String function, String wanted, String got);

    @Message(id = 114, value = "%s: %s: %s")
    String functionFailed(Place place, String function, String reason);

    @Message(id = 115, value = "%s: no template with this name is defined; add {{define}} for it, or correct the name")
    String unknownTemplate(Place place);

    @Message(id = 116, value = "%s: templates call each other more than %s deep; does one call itself without end?")
    String calledTooDeep(Place place, int limit);
}
