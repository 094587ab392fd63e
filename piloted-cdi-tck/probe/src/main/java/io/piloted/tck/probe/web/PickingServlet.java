package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet with an instance. */
@WebServlet("/servlet")
@SuppressWarnings("serial") // servlets are not serialized
public class PickingServlet extends HttpServlet {

    @Inject
    @Piloted("app")
    transient Instance<Endpoint> app;

    @Inject
    transient SessionBean session;

    @Inject
    transient Instance<PickingEjb> ejb;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter()
                .printf(
                        "filter %s%nservlet %s%nsession %s%nejb %s%n",
                        request.getAttribute("filter"),
                        app.get().hostAndPort(),
                        session.pick(),
                        ejb.isUnsatisfied() ? "absent" : ejb.get().pick());
    }
}
