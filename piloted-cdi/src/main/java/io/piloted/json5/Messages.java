package io.piloted.json5;

import io.piloted.PilotedException;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** What this package has to say: PILOT01000 to PILOT01999. */
@MessageBundle(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 1000, max = 1999)
interface Messages {

    Messages TEXT = Messages_$bundle.INSTANCE;

    @Message(id = 1000, value = "Not JSON5 at line %d, column %d: expected %s, found %s%n%s")
    String unexpected(int line, int column, String expected, String found, String excerpt);

    @Message(
            id = 1001,
            value = "Not JSON5 at line %d, column %d: the document ends here, expected %s; is a bracket, a quote or a "
                    + "comment left open?%n%s")
    String ended(int line, int column, String expected, String excerpt);

    @Message(
            id = 1002,
            value = "Too deep at line %d, column %d: objects and arrays may be nested %d deep; is an opening bracket "
                    + "repeated by mistake?%n%s")
    String tooDeep(int line, int column, int limit, String excerpt);

    @Message(id = 1003, value = "%s has no exact value")
    String noExactValue(String number);

    @Message(id = 1004, value = "%s... is too large to be written out: its exponent is beyond %d")
    String tooLarge(String number, int limit);

    @Message(
            id = 1005,
            value = "No API of JSON-P: the server brings it in Jakarta EE and MicroProfile; elsewhere add "
                    + "io.quarkus:quarkus-jsonp or jakarta.json:jakarta.json-api")
    PilotedException noJsonp(@Cause Throwable cause);
}
