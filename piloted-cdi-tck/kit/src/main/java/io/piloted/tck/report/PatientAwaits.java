package io.piloted.tck.report;

import io.piloted.tck.Patience;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** A JUnit listener that makes {@link Patience#LIMIT} the default time limit of Awaitility. */
public final class PatientAwaits implements LauncherSessionListener {

    /** Creates the listener; called by JUnit. */
    public PatientAwaits() {}

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(Patience.LIMIT);
    }
}
