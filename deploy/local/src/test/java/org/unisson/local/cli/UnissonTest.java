package org.unisson.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.local.stack.Plan;
import org.unisson.local.token.TokenRequest;
import picocli.CommandLine;

class UnissonTest {

    private final StringWriter errors = new StringWriter();
    private final CommandLine commandLine = Unisson.commandLine().setErr(new PrintWriter(errors));

    @Test
    void everyCommandIsFound() {
        assertThat(commandLine.getSubcommands()).containsKeys("up", "down", "status", "token", "dev");
    }

    @Test
    void upStartsAllFiveServicesUnlessTold() {
        Plan plan = parse(Up.class, "up").plan();

        assertThat(plan).isEqualTo(Plan.everything());
    }

    @Test
    void upTakesReplicasAndPorts() {
        Plan plan = parse(
                        Up.class,
                        "up",
                        "--replicas",
                        "inventory-service=2",
                        "--port",
                        "order-service=8080",
                        "--port",
                        "kafka=9092")
                .plan();

        assertThat(plan.replicas()).isEqualTo(Map.of("inventory-service", 2));
        assertThat(plan.ports()).isEqualTo(Map.of("order-service", 8080, "kafka", 9092));
    }

    @Test
    void onlyInfraLeavesTheServicesOut() {
        assertThat(parse(Up.class, "up", "--only", "infra").plan()).isEqualTo(Plan.infrastructure());
    }

    @Test
    void aTokenIsAskedForByRoleStoreAndTime() {
        TokenRequest request = parse(
                        Token.class, "token", "--role", "associate", "--store", "3012345000010", "--ttl", "15m")
                .request();

        assertThat(request.roles()).containsExactly("associate");
        assertThat(request.stores()).isEqualTo(List.of("3012345000010"));
        assertThat(request.validity()).isEqualTo(Duration.ofMinutes(15));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "token --role king",
                "token --role customer",
                "token --role associate --store 42",
                "token --role admin --ttl soon",
                "up --only database",
                "up --only infra --replicas order-service=2",
                "up --replicas order-service",
                "dance"
            })
    void whatMakesNoSenseIsRefusedBeforeAnythingIsDone(String line) {
        assertThat(commandLine.execute(line.split(" "))).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).isNotBlank();
    }

    private <T> T parse(Class<T> command, String... arguments) {
        CommandLine.ParseResult result = commandLine.parseArgs(arguments);
        return command.cast(result.subcommand().commandSpec().userObject());
    }
}
