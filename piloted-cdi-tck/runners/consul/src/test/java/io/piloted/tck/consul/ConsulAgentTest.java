package io.piloted.tck.consul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests of {@link ConsulAgent}, which other tests use. */
class ConsulAgentTest {

    @Test
    void agents_runSideBySideAndEnd() throws IOException {
        long before = children();
        try (ConsulAgent one = ConsulAgent.start();
                ConsulAgent other = ConsulAgent.start()) {
            Instance instance = Instance.of("appserver", 3000).withTags("blue");
            one.register(instance);
            one.setCheck(instance, CheckStatus.CRITICAL);
            assertThat(passing(one)).isZero();
            one.setCheck(instance, CheckStatus.PASSING);
            assertThat(passing(one)).isEqualTo(1);
            assertThat(passing(other)).isZero();
            one.deregister(instance);
            assertThat(passing(one)).isZero();
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void restart_afterKill_keepsTheAddressAndForgetsTheServices() throws IOException {
        try (ConsulAgent agent = ConsulAgent.start()) {
            agent.register(Instance.of("appserver", 3000));
            agent.kill();
            agent.restart();
            assertThat(passing(agent)).isZero();
        }
    }

    @Test
    void suspend_thenResume_respondsAgain() throws IOException {
        try (ConsulAgent agent = ConsulAgent.start()) {
            agent.suspend();
            agent.resume();
            assertThat(passing(agent)).isZero();
        }
    }

    private static int passing(ConsulAgent agent) throws IOException {
        return new AgentApi(agent.url().toString())
                .get("/v1/health/service/appserver?passing")
                .asJsonArray()
                .size();
    }

    private static long children() {
        return ProcessHandle.current().children().count();
    }
}
