package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One Kafka broker, its own controller, in a small JVM on loopback. */
final class KafkaServer implements Server {

    static final String NAME = "kafka";

    private final Path libraries;
    private final Path folder;
    private final int port;
    private final int controllerPort;

    KafkaServer(Path libraries, Path folder, int port, int controllerPort) {
        this.libraries = libraries;
        this.folder = folder;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!Files.isDirectory(libraries)) {
            throw new StackException("Kafka is not there yet: build deploy/local/servers first (mvn install).");
        }
        String properties = settings().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        SafeFiles.write(settingsFile(), properties);
        if (!Files.exists(folder.resolve("log/meta.properties"))) {
            format();
        }
    }

    private Path settingsFile() {
        return folder.resolve("server.properties");
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listeners", "PLAINTEXT://" + address() + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://" + address()),
                Map.entry("log.dirs", folder.resolve("log").toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("num.recovery.threads.per.data.dir", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
                Map.entry("log.index.size.max.bytes", "1048576"),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "2"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"));
    }

    @Override
    public ProcessBuilder command() {
        return broker().main(classPath(), "kafka.Kafka", settingsFile().toString());
    }

    private JavaProgram broker() {
        return JavaProgram.withHeap(256)
                .options(
                        // Written when the first broker ends: the next ones start in half the time.
                        "-XX:+AutoCreateSharedArchive",
                        "-XX:SharedArchiveFile=" + libraries.resolveSibling("broker.jsa"),
                        "-Xlog:disable",
                        "-Xlog:all=error:stderr",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");
    }

    private void format() throws IOException, InterruptedException {
        String cluster = Uuid.randomUuid().toString();
        Processes.run(JavaProgram.withHeap(64)
                .options("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .main(
                        classPath(),
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id=" + cluster,
                        "--config=" + settingsFile()));
    }

    private String classPath() {
        return libraries + "/*";
    }

    @Override
    public boolean isReady() {
        if (!Probe.listens(port)) {
            return false;
        }
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address(),
                AdminClientConfig.RETRIES_CONFIG, 0,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 3000))) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
