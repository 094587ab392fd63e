package io.piloted.tck.probe.web;

import jakarta.enterprise.context.ConversationScoped;
import java.io.Serial;

/** A bean in a conversation. */
@ConversationScoped
public class ConversationBean extends SerializablePicking {

    @Serial
    private static final long serialVersionUID = 1L;
}
