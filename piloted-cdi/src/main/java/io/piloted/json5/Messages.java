package io.piloted.json5;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** The errors of JSON5 documents: PILOT01000 to PILOT01999. The codes 1003 to 1005 must not be used again. */
@MessageBundle(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 1000, max = 1999)
interface Messages {

    Messages MESSAGES = Messages_$bundle.INSTANCE;

    @Message(id = 1000, value = "Invalid JSON5 at line %d, column %d: expected %s, found %s%n%s")
    String unexpected(int line, int column, String expected, String found, String excerpt);

    @Message(
            id = 1001,
            value =
                    "Invalid JSON5 at line %d, column %d: the document ends here, expected %s. Is a bracket, a quote or "
                            + "a comment left open?%n%s")
    String ended(int line, int column, String expected, String excerpt);

    @Message(
            id = 1002,
            value =
                    "Invalid JSON5 at line %d, column %d: objects and arrays are nested more than %d deep. Is an opening "
                            + "bracket repeated by mistake?%n%s")
    String tooDeep(int line, int column, int limit, String excerpt);
}
