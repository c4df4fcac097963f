package org.unisson.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() {
        Plan plan =
                Plan.everything().withReplicas(Map.of("inventory-service", 2)).withPorts(Map.of("order-service", 8080));

        plan.write(folder.resolve("plan.json"));

        assertThat(Plan.read(folder.resolve("plan.json"))).isEqualTo(plan);
    }

    @Test
    void anUnknownServiceIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> Plan.everything().withReplicas(Map.of("stock-service", 2)))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("stock-service", "inventory-service");
    }

    @Test
    void noReplicaAtAllIsRefused() {
        assertThatThrownBy(() -> Plan.everything().withReplicas(Map.of("inventory-service", 0)))
                .isInstanceOf(StackException.class);
    }

    @Test
    void servicesThatAreNotBuiltAreNamed() {
        assertThatThrownBy(() -> Plan.everything().requireBuilt(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContainingAll("catalog-service", "customer-service");
    }
}
