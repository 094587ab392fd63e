package shop;

import io.piloted.Endpoint;
import io.piloted.Piloted;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/orders")
public class Orders {

    @Inject
    @Piloted("appserver")
    Provider<Endpoint> appserver;

    @GET
    @Produces(MediaType.TEXT_PLAIN)
    public String get() {
        return appserver.get().uri("http").toString();
    }
}
