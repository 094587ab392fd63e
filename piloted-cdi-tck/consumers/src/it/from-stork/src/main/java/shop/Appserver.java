package shop;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client written for Stork. Only the scheme of its URI in application.properties has changed. */
@RegisterRestClient(configKey = "appserver")
@Path("/who")
public interface Appserver {

    @GET
    String who();
}
