package io.piloted.file;

import io.piloted.PilotedException;
import java.util.Set;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;
import org.jboss.logging.annotations.ValidIdRange;

/** The messages about the file of endpoints: PILOT02500 to PILOT02999. */
@MessageBundle(projectCode = "PILOT", length = 5)
@ValidIdRange(min = 2500, max = 2999)
interface Messages {

    Messages MESSAGES = Messages_$bundle.INSTANCE;

    @Message(
            id = 2500,
            value =
                    "The file of endpoints %s cannot be read: %s. Set piloted.catalog to an absolute path, file://path, "
                            + "classpath:resource, or consul")
    String unreadable(String file, String reason);

    @Message(id = 2501, value = "The file of endpoints %s: %s")
    FileCatalogException notJson5(String file, String problem, @Cause Throwable cause);

    @Message(id = 2502, value = "The file of endpoints %s: %s must be %s, not %s")
    FileCatalogException unexpected(String file, String place, String expected, String found);

    @Message(
            id = 2503,
            value = "The file of endpoints %s has no service '%s'; it has: %s. Add the service, with [] if it "
                    + "has no endpoints")
    FileCatalogException noService(String file, String service, Set<String> known);

    @Message(
            id = 2504,
            value =
                    "The file of endpoints %s cannot be read, since this process has too many open files; raise its limit "
                            + "(ulimit -n, or LimitNOFILE of systemd), or find what keeps files and connections open")
    PilotedException tooManyFiles(String file, @Cause Throwable cause);

    @Message(
            id = 2505,
            value =
                    "The file of endpoints %s: %s of service '%s' has no port '%s'; it has: %s. Add it to its ports, or correct "
                            + "piloted.service.%3$s.port")
    FileCatalogException noPort(String file, String endpoint, String service, String port, Set<String> known);
}
