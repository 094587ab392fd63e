package io.piloted.template;

import io.piloted.template.Source.Place;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** What is said about templates that cannot be rendered: PILOT00100 to PILOT00199. */
@MessageBundle(projectCode = "PILOT", length = 5)
interface Messages {

    Messages MESSAGES = Messages_$bundle.INSTANCE;

    @Message(id = 100, value = "%s: %s")
    String notATemplate(Place place, String what);

    @Message(id = 101, value = "%s: unexpected %s in %s")
    String unexpected(Place place, Token token, String context);

    @Message(id = 102, value = "%s: there is no function %s; there are: %s")
    String unknownFunction(Place place, Token name, String known);

    @Message(id = 103, value = "%s: actions or parentheses are nested more than %s deep")
    String nestedTooDeep(Place place, int limit);

    @Message(
            id = 104,
            value = "%s: the thread's stack is too small for how deep the template nests; nest less, or give it more")
    String stackTooSmall(Place place);

    @Message(id = 110, value = "%s: %s")
    String cannotRender(Place place, String what);

    @Message(
            id = 111,
            value = "%s: a %s has no field %s; of an environment variable's value, only the whole can be used")
    String noField(Place place, String type, String field);

    @Message(id = 112, value = "%s: wrong number of arguments for %s: it takes %s, got %s")
    String wrongArgumentCount(Place place, String function, String wanted, int got);

    @Message(id = 113, value = "%s: wrong argument for %s: expected %s, got %s")
    String wrongArgument(Place place, String function, String wanted, String got);

    @Message(id = 114, value = "%s: %s: %s")
    String functionFailed(Place place, String function, String reason);

    @Message(id = 115, value = "%s: there is no template of this name")
    String unknownTemplate(Place place);

    @Message(id = 116, value = "%s: templates call each other more than %s deep")
    String calledTooDeep(Place place, int limit);
}
