package org.unisson.local.testing;

import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;
import org.unisson.local.stack.Endpoints;
import org.unisson.local.stack.RegistryRules;

/** The same infrastructure in containers; Testcontainers removes them when the test JVM has ended. */
final class Containers {

    private static final String POSTGRES_IMAGE = "postgres:18";
    private static final String KAFKA_IMAGE = "apache/kafka:4.3.1";
    private static final String REGISTRY_IMAGE = "apicurio/apicurio-registry:3.3.3";
    private static final int POSTGRES_PORT = 5432;
    private static final int REGISTRY_PORT = 8080;
    private static final String SUPERUSER = "postgres";
    private static final String PASSWORD = "local";

    private Containers() {}

    static Endpoints start() {
        GenericContainer<?> postgres = postgres();
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse(KAFKA_IMAGE))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        GenericContainer<?> registry = registry();
        postgres.start();
        kafka.start();
        registry.start();
        String registryUrl = "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
        RegistryRules.requireFullTransitive(registryUrl);
        return new Endpoints(
                "jdbc:postgresql://" + postgres.getHost() + ":" + postgres.getMappedPort(POSTGRES_PORT) + "/postgres",
                SUPERUSER,
                PASSWORD,
                kafka.getBootstrapServers(),
                registryUrl);
    }

    private static GenericContainer<?> postgres() {
        return new GenericContainer<>(POSTGRES_IMAGE)
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withExposedPorts(POSTGRES_PORT)
                .withCommand(
                        "postgres",
                        "-c",
                        "wal_level=logical",
                        "-c",
                        "synchronous_commit=on",
                        "-c",
                        "max_replication_slots=64",
                        "-c",
                        "max_wal_senders=64",
                        "-c",
                        "max_slot_wal_keep_size=4GB",
                        "-c",
                        "max_connections=300")
                // The image starts the server twice: once to initialise, once for good.
                .waitingFor(Wait.forLogMessage(".*database system is ready to accept connections.*", 2));
    }

    private static GenericContainer<?> registry() {
        return new GenericContainer<>(REGISTRY_IMAGE)
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/apis/ccompat/v7/subjects")
                        .forPort(REGISTRY_PORT)
                        .withStartupTimeout(Duration.ofMinutes(2)));
    }
}
