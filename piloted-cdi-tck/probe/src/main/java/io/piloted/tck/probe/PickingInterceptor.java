package io.piloted.tck.probe;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** An interceptor with a provider. */
@Intercepted
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class PickingInterceptor {

    @Inject
    @Piloted("app")
    Provider<Endpoint> app;

    @AroundInvoke
    Object pick(InvocationContext call) throws Exception {
        return call.proceed() + "\ninterceptor " + app.get().hostAndPort();
    }
}
