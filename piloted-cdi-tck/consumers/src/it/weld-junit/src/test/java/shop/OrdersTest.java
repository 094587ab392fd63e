package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.piloted.Endpoint;
import io.piloted.ServiceRegistry;
import io.piloted.cdi.PilotedExtension;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.weld.junit5.auto.AddBeanClasses;
import org.jboss.weld.junit5.auto.AddExtensions;
import org.jboss.weld.junit5.auto.EnableAutoWeld;
import org.junit.jupiter.api.Test;

@EnableAutoWeld
@AddExtensions(PilotedExtension.class)
@AddBeanClasses({Orders.class, TestCatalog.class})
class OrdersTest {

    @Inject
    Orders orders;

    @Inject
    TestCatalog catalog;

    @Inject
    ServiceRegistry registry;

    @Test
    void get_followsTheCatalogAtARefresh() {
        assertEquals("http://10.0.10.10:3000", orders.first());

        catalog.serve("appserver", Endpoint.of("10.0.10.11", 3000));
        registry.refresh().toCompletableFuture().join();

        assertEquals("http://10.0.10.11:3000", orders.get());
    }

    /** The bean that is tested here is the one in docs/testing.md. */
    @Test
    void catalog_isTheOneInTheDocs() throws Exception {
        String source = Files.readString(Path.of("src/test/java/shop/TestCatalog.java"));
        String bean = source.substring(source.indexOf("@ApplicationScoped\n"));
        String page = Files.readString(Path.of(System.getProperty("page")));
        assertTrue(page.contains(bean.strip()), bean);
        assertTrue(page.contains("@AddExtensions(PilotedExtension.class)"));
    }
}
