package io.piloted.config;

import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages about the ContainerPilot file and the options: PILOT00500 to PILOT00999. */
@MessageLogger(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 500, max = 999)
interface Messages {

    Messages MESSAGES = new Messages_$logger(Logger.getLogger("io.piloted.config"));

    @Message(
            id = 500,
            value = "No services are configured. Set piloted.services to their names, separated by commas. Or set the "
                    + "environment variable CONTAINERPILOT, or the system property containerpilot, to the path of a "
                    + "ContainerPilot file (containerpilot in application.properties, or in any other configuration "
                    + "source, is ignored). Or set piloted.enabled=false to switch the library off")
    ContainerPilotException unset();

    @Message(
            id = 501,
            value = "%s is not the path of a ContainerPilot file (%s): correct the environment variable "
                    + "CONTAINERPILOT or the system property containerpilot")
    ContainerPilotException notAPath(String path, String reason);

    @Message(
            id = 502,
            value = "%s does not exist: correct the environment variable CONTAINERPILOT or the system property "
                    + "containerpilot, or put the ContainerPilot file there")
    ContainerPilotException missing(ContainerPilotFile file);

    @Message(
            id = 503,
            value = "%s is a directory, not a ContainerPilot file: append the name of the file to the environment "
                    + "variable CONTAINERPILOT or the system property containerpilot")
    ContainerPilotException directory(ContainerPilotFile file);

    @Message(id = 504, value = "%s cannot be read (%s): let the user that runs this process read it")
    ContainerPilotException unreadable(ContainerPilotFile file, String reason);

    @Message(id = 505, value = "%s is not UTF-8 at line %d: the byte at offset %d is 0x%02X. Save the file as UTF-8")
    ContainerPilotException notUtf8(ContainerPilotFile file, int line, int offset, int value);

    @Message(id = 506, value = "%s cannot be rendered; correct line %d: %s")
    ContainerPilotException notRendered(ContainerPilotFile file, int line, String reason, @Cause Throwable cause);

    @Message(
            id = 507,
            value = "%s cannot be parsed after rendering. To see the rendered text, run containerpilot -template "
                    + "-config %1$s%n%s")
    ContainerPilotException notParsed(ContainerPilotFile file, String reason, @Cause Throwable cause);

    @Message(id = 521, value = "%s cannot be parsed after rendering.%n%s")
    ContainerPilotException textNotParsed(ContainerPilotFile text, String reason, @Cause Throwable cause);

    @Message(id = 508, value = "%s renders to %s instead of an object. Put the configuration into { }")
    ContainerPilotException notAnObject(ContainerPilotFile file, String found);

    @Message(id = 509, value = "%s is invalid after rendering:%s")
    String problems(ContainerPilotFile file, String list);

    @Message(id = 510, value = "Invalid options of piloted:%s")
    String optionProblems(String list);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 511,
            value = "%s renders to %s instead of an array at $.%s, which is ignored, as in ContainerPilot. Put "
                    + "[ ] around it")
    void ignored(ContainerPilotFile file, String found, String name);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 512,
            value = "The JVM has lost characters of the environment variables %s: it reads them in the locale's "
                    + "encoding. Start it with LC_ALL=C.UTF-8 in the environment")
    void lostCharacters(Set<String> variables);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 513, value = "Unknown options of piloted, which are ignored: %s. Correct or remove them")
    void unknownOptions(String keys);

    @Message(
            id = 514,
            value = "%s cannot be read, since this process has too many open files; raise its limit (ulimit -n, or "
                    + "LimitNOFILE of systemd), or find what keeps files and connections open")
    ContainerPilotException tooManyFiles(ContainerPilotFile file);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 520, value = "These options replace what the ContainerPilot file says: %s")
    void replacedByOptions(String keys);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = Message.NONE, value = "The ContainerPilot file gives no properties")
    void noProperties(@Cause Throwable reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = Message.NONE, value = "MicroProfile Config cannot list the names of properties anew (%s)")
    void namesNotRenewed(String reason);

    // Parts of PILOT00509 and PILOT00510.

    @Message(id = Message.NONE, value = "at %s: expected %s, found %s")
    String problem(String path, String expected, String found);

    @Message(id = Message.NONE, value = "; the environment variable %s is not set")
    String unset(String variable);

    @Message(id = Message.NONE, value = "at %s: unknown key; known: %s")
    String unknownKey(String path, String known);

    @Message(id = Message.NONE, value = "at %s: missing; expected %s")
    String absent(String path, String expected);
}
