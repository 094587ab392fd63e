package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** As it was with Stork, but for the scheme of its URI in application.properties. */
@RegisterRestClient(configKey = "appserver")
@Path("/who")
public interface Appserver {

    @GET
    String who();
}
