package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;

/** A listener with a provider, which it uses when the application starts and at each request. */
@WebListener
public class PickingListener implements ServletContextListener, ServletRequestListener {

    static final String AT_START = "piloted.start";
    static final String AT_REQUEST = "piloted.request";

    @Inject
    @Piloted("app")
    Provider<Endpoint> app;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute(AT_START, app.get().hostAndPort());
    }

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        event.getServletRequest().setAttribute(AT_REQUEST, app);
    }
}
