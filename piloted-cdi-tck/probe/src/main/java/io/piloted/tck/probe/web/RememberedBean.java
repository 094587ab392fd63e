package io.piloted.tck.probe.web;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serial;

/** A bean in a session. */
@SessionScoped
public class RememberedBean extends SerializablePicking {

    @Serial
    private static final long serialVersionUID = 1L;
}
