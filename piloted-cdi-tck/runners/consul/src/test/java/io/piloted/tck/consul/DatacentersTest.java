package io.piloted.tck.consul;

import static io.piloted.tck.consul.Catalogs.lookUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.piloted.Endpoint;
import io.piloted.ServiceQuery;
import io.piloted.consul.ConsulCatalog;
import io.piloted.tck.Assertion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of datacenters and prepared queries (C3.2, C1.7), with two agents joined over the WAN. */
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

    private static ServiceQuery query(List<String> datacenters, Optional<String> prepared, String consulName) {
        return new ServiceQuery(
                "appserver",
                Optional.empty(),
                Optional.empty(),
                datacenters,
                prepared,
                Optional.empty(),
                Optional.empty(),
                consulName);
    }

    private static final ServiceQuery PREFERRING = query(List.of("dc1", "dc2"), Optional.empty(), "App Server");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @Assertion("C1.7")
    void severalDatacenters_firstIsEmptied_secondIsUsed_andBack(boolean watching) {
        try (ConsulAgent one = ConsulAgent.start();
                ConsulAgent two =
                        ConsulAgent.builder().datacenter("dc2").joinWan(one).start()) {
            Instance first = Instance.of("App Server", 1);
            one.register(first);
            two.register(Instance.of("App Server", 2));
            one.awaitDatacenter("dc2");
            Discovery discovery = Discovery.of(one.address()).name(List.of(PREFERRING));
            try (Discovery started = (watching ? discovery.watching() : discovery).start()) {
                assertThat(started.ports("appserver")).containsExactly(1);

                one.setCheck(first, CheckStatus.CRITICAL);
                become(started, watching, 2);
                one.setCheck(first, CheckStatus.PASSING);
                become(started, watching, 1);
            }
        }
    }

    /** Asserts the endpoint's port after one refresh; if watching, without a refresh. */
    private static void become(Discovery discovery, boolean watching, int port) {
        if (watching) {
            await().atMost(Discovery.SOON)
                    .until(() -> discovery.ports("appserver").equals(List.of(port)));
        } else {
            discovery.refresh();
            assertThat(discovery.ports("appserver")).containsExactly(port);
        }
    }

    @Test
    @Assertion("C1.7")
    void aDatacenterThatCannotBeAsked_countsAsEmpty_unlessAllOthersAre() {
        try (ConsulAgent agent = ConsulAgent.start();
                ConsulCatalog catalog = Catalogs.of(agent)) {
            ServiceQuery query = query(List.of("nowhere", "dc1"), Optional.empty(), "appserver");
            assertThatThrownBy(() -> lookUp(catalog, query)).hasMessageContaining("appserver");

            agent.register(Instance.of("appserver", 1));
            assertThat(lookUp(catalog, query)).extracting(Endpoint::port).containsExactly(1);
        }
    }

    @Test
    @Assertion("C1.7")
    void preparedQuery_isExecuted_andAnUnknownOneIsNamed() {
        ServiceQuery query = query(List.of(), Optional.of("only-blue"), "appserver");
        try (ConsulAgent agent = ConsulAgent.start();
                ConsulCatalog catalog = Catalogs.of(agent)) {
            assertThatThrownBy(() -> lookUp(catalog, query))
                    .hasMessageContainingAll("PILOT02128", "piloted.service.appserver.query");

            agent.register(Instance.of("appserver", 1).withTags("blue"));
            agent.register(Instance.of("appserver", 2).withTags("green"));
            agent.createPreparedQuery("only-blue", "appserver", "blue");

            assertThat(lookUp(catalog, query)).extracting(Endpoint::port).containsExactly(1);
        }
    }
}
