package org.unisson.chassis.outbox;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.awaitility.Awaitility;

/** A Kafka broker that a test may kill, unlike the one that all share. */
final class OwnBroker implements AutoCloseable {

    private final Path folder;
    private final int port = freePort();
    private Process process;

    OwnBroker(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        int controller = freePort();
        Files.writeString(
                settings(),
                String.join(
                        "\n",
                        "process.roles=broker,controller",
                        "node.id=1",
                        "controller.quorum.voters=1@127.0.0.1:" + controller,
                        "controller.listener.names=CONTROLLER",
                        "listeners=PLAINTEXT://" + address() + ",CONTROLLER://127.0.0.1:" + controller,
                        "log.dirs=" + folder.resolve("log"),
                        "auto.create.topics.enable=false",
                        "offsets.topic.replication.factor=1",
                        "log.cleaner.dedupe.buffer.size=8388608"));
        int formatted = run(
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        Uuid.randomUuid().toString(),
                        "-c",
                        path())
                .waitFor();
        if (formatted != 0) {
            throw new IOException(
                    "The broker's folder could not be formatted: " + Files.readString(folder.resolve("output.log")));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Path settings() {
        return folder.resolve("server.properties");
    }

    private String path() {
        return settings().toString();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void start() throws IOException {
        process = run("kafka.Kafka", path());
    }

    private Process run(String mainClass, String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                libraries() + File.separator + "*",
                mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()))
                .start();
    }

    /** Of the broker that the local stack runs, found from the repository's root above us. */
    private static Path libraries() throws IOException {
        String start = System.getenv().getOrDefault("UNISSON_ROOT", "");
        for (Path at = Path.of(start).toAbsolutePath(); at != null; at = at.getParent()) {
            Path libraries = at.resolve("deploy/local/servers/target/kafka/libs");
            if (Files.isDirectory(libraries)) {
                return libraries;
            }
        }
        throw new IOException("Kafka's libraries are not there: build deploy/local/servers first");
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Waits for the broker and creates topics with two partitions, which it then tells of. */
    void create(List<String> topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, 2, (short) 1))
                            .toList())
                    .all()
                    .get(60, TimeUnit.SECONDS);
            // The controller answers before the broker tells of them.
            Awaitility.await()
                    .atMost(60, TimeUnit.SECONDS)
                    .until(() ->
                            admin.listTopics().names().get(60, TimeUnit.SECONDS).containsAll(topics));
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
