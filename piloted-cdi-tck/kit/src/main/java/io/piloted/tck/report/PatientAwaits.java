package io.piloted.tck.report;

import io.piloted.tck.Patience;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Makes {@link Patience#LIMIT} the limit of Awaitility where a test names none. */
public final class PatientAwaits implements LauncherSessionListener {

    /** For JUnit. */
    public PatientAwaits() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Patience.LIMIT);
    }
}
