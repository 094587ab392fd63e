package io.piloted.tck.probe.web;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A filter with a provider. */
@WebFilter("/servlet")
@SuppressWarnings("serial") // filters are not serialized
public class PickingFilter extends HttpFilter {

    @Inject
    @Piloted("app")
    transient Provider<Endpoint> app;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setAttribute("filter", app.get().hostAndPort());
        chain.doFilter(request, response);
    }
}
