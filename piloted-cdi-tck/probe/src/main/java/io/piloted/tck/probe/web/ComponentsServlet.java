package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.tck.probe.Picking;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that picks in EJBs of each kind, in a session, a conversation and a listener. */
@WebServlet("/components")
@SuppressWarnings("serial") // servlets are not serialized
public class ComponentsServlet extends HttpServlet {

    @Inject
    transient Instance<StatelessEjb> stateless;

    @Inject
    transient Instance<StatefulEjb> stateful;

    @Inject
    transient Instance<SingletonEjb> singleton;

    @Inject
    transient ConversationBean conversation;

    @Inject
    transient RememberedBean session;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .printf(
                        "start %s%nlistener %s%nconversation %s%npassivated-conversation %s%nsession %s%npassivated-session %s%n"
                                + "stateless %s%nstateful %s%nsingleton %s%n",
                        request.getServletContext().getAttribute(PickingListener.AT_START),
                        ((Provider<?>) request.getAttribute(PickingListener.AT_REQUEST)).get()
                                        instanceof Endpoint picked
                                ? picked.hostAndPort()
                                : "nothing",
                        conversation.pick(),
                        conversation.pickPassivated(),
                        session.pick(),
                        session.pickPassivated(),
                        picks(stateless),
                        picks(stateful),
                        picks(singleton));
    }

    private static String picks(Instance<? extends Picking> ejb) {
        return ejb.isUnsatisfied() ? "absent" : ejb.get().pick();
    }
}
