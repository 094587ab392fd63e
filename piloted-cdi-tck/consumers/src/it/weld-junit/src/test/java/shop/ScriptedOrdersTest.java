package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.cdi.PilotedExtension;
import io.piloted.testing.ScriptedCatalog;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAlternatives;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.Test;

@EnableAutoWeld
@AddExtensions(PilotedExtension.class)
@AddBeanClasses({Orders.class, ScriptedCatalog.class})
@EnableAlternatives(ScriptedCatalog.class)
class ScriptedOrdersTest {

    @Inject
    Orders orders;

    @Inject
    ScriptedCatalog catalog;

    @Inject
    ServiceRegistry registry;

    @Test
    void get_followsTheCatalogAtARefresh() {
        catalog.set("appserver", Endpoint.of("10.0.10.11", 3000));
        registry.refresh().toCompletableFuture().join();
        assertEquals("http://10.0.10.11:3000", orders.get());

        catalog.set("appserver", Endpoint.of("10.0.10.12", 3000));
        registry.refresh().toCompletableFuture().join();
        assertEquals("http://10.0.10.12:3000", orders.get());
    }
}
