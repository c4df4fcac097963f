package org.unisson.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a stack is to be made of.
 *
 * @param services names of the services to run; PostgreSQL, Kafka and the registry always run
 * @param replicas processes per service, 1 where it is not named
 * @param ports wanted ports by process name; any free one where it is not named
 * @param durable whether data must survive the machine's crash; tests need not
 * @param shared whether it ends by itself when no member is left
 * @param training whether the services record how they start, see {@link ClassArchive}
 * @param size of its processes
 */
public record Plan(
        List<String> services,
        Map<String, Integer> replicas,
        Map<String, Integer> ports,
        boolean durable,
        boolean shared,
        boolean training,
        Size size) {

    public Plan {
        services = List.copyOf(services);
        replicas = Map.copyOf(replicas);
        ports = Map.copyOf(ports);
        services.forEach(ServiceDefinition::named);
        replicas.forEach((service, count) -> {
            ServiceDefinition.named(service);
            if (count < 1) {
                throw new StackException("A service needs at least one replica, not " + count + ".");
            }
        });
    }

    /** All five services, one process each. */
    public static Plan everything() {
        return new Plan(
                ServiceDefinition.ALL.stream().map(ServiceDefinition::name).toList(),
                Map.of(),
                Map.of(),
                true,
                false,
                false,
                Size.DEVELOPER);
    }

    /** PostgreSQL, Kafka and the registry only. */
    public static Plan infrastructure() {
        return new Plan(List.of(), Map.of(), Map.of(), true, false, false, Size.DEVELOPER);
    }

    /** All five services, recording their start; its data is thrown away. */
    static Plan forTraining() {
        return new Plan(everything().services(), Map.of(), Map.of(), false, false, true, Size.DEVELOPER);
    }

    /** What test runs share: fast rather than durable, gone with the last of them. */
    static Plan forTests() {
        return new Plan(List.of(), Map.of(), Map.of(), false, true, false, Size.DEVELOPER);
    }

    public Plan withReplicas(Map<String, Integer> wanted) {
        return new Plan(services, wanted, ports, durable, shared, training, size);
    }

    public Plan withPorts(Map<String, Integer> wanted) {
        return new Plan(services, replicas, wanted, durable, shared, training, size);
    }

    /** Refuses to start what has not been built, all of it named at once. */
    void requireBuilt(Path root) {
        List<String> missing = services.stream()
                .filter(service -> !Files.exists(ServiceProcess.jar(root, ServiceDefinition.named(service))))
                .toList();
        if (!missing.isEmpty()) {
            throw new StackException("Not built yet: " + String.join(", ", missing)
                    + ". Build with mvn install -DskipTests, or start the rest with ./unisson up --only infra.");
        }
    }

    static Plan read(Path file) {
        try {
            return Json.MAPPER.readValue(Files.readString(file), Plan.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            SafeFiles.write(file, Json.MAPPER.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
