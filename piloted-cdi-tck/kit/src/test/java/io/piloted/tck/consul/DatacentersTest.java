package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.consul.ConsulCatalog;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** C3.2: the {@code dc} of a watch, by two agents joined over the WAN. */
class DatacentersTest {

    @Test
    void endpoints_ofAnotherDatacenter_comeFromThere() {
        try (ConsulAgent one = ConsulAgent.start();
                ConsulAgent two =
                        ConsulAgent.builder().datacenter("dc2").joinWan(one).start();
                ConsulCatalog catalog = Catalogs.of(one)) {
            one.register(Instance.of("appserver", 1));
            two.register(Instance.of("appserver", 2));
            one.awaitDatacenter("dc2");
            assertThat(lookUp(catalog, "appserver")).extracting(Endpoint::port).containsExactly(1);
            assertThat(lookUp(catalog, new ServiceQuery("appserver", Optional.empty(), Optional.of("dc2"))))
                    .singleElement()
                    .returns(2, Endpoint::port)
                    .returns("dc2", Endpoint::datacenter);
        }
    }
}
