package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Apicurio Registry, keeping its schemas in a PostgreSQL database of its own. */
final class RegistryServer implements Server {

    static final String NAME = "registry";

    private final Path folder;
    private final int port;
    private final String jdbcUrl;
    private final String password;

    RegistryServer(Path folder, int port, String jdbcUrl, String password) {
        this.folder = folder;
        this.port = port;
        this.jdbcUrl = jdbcUrl;
        this.password = password;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void prepare() {
        if (!Files.exists(jar())) {
            throw new StackException("The registry is not there yet: build deploy/local/servers first (mvn install).");
        }
    }

    private Path jar() {
        return folder.resolve("quarkus-run.jar");
    }

    @Override
    public ProcessBuilder command() {
        ProcessBuilder command = JavaProgram.withHeap(160).jar(jar());
        return JavaProgram.with(
                command.directory(folder.toFile()),
                Map.of(
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "APICURIO_STORAGE_KIND", "sql",
                        "APICURIO_STORAGE_SQL_KIND", "postgresql",
                        "APICURIO_DATASOURCE_URL", jdbcUrl,
                        "APICURIO_DATASOURCE_USERNAME", NAME,
                        "APICURIO_DATASOURCE_PASSWORD", password,
                        "APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1",
                        "APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1",
                        "APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10"));
    }

    @Override
    public boolean isReady() {
        return Probe.answers(address() + "/apis/ccompat/v7/subjects");
    }

    /** The registry starts with no compatibility rule at all. */
    @Override
    public void onReady() {
        try {
            int status = Probe.put(address() + "/apis/ccompat/v7/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
            if (status != 200) {
                throw new StackException("The registry answered " + status + " to its compatibility level.");
            }
        } catch (IOException e) {
            throw new StackException("The registry did not take its compatibility level.", e);
        }
    }
}
