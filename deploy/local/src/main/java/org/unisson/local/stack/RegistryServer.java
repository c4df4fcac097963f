package org.unisson.local.stack;

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
        ProcessBuilder command =
                JavaProgram.withHeap(160).options("-XX:TieredStopAtLevel=1").jar(jar());
        return JavaProgram.with(
                command.directory(folder.toFile()),
                Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                        // Its own default is 9000, on every interface.
                        Map.entry("QUARKUS_MANAGEMENT_HOST", "127.0.0.1"),
                        Map.entry("QUARKUS_MANAGEMENT_PORT", "0"),
                        Map.entry("QUARKUS_LOG_LEVEL", "WARN"),
                        Map.entry("APICURIO_STORAGE_KIND", "sql"),
                        Map.entry("APICURIO_STORAGE_SQL_KIND", "postgresql"),
                        Map.entry("APICURIO_DATASOURCE_URL", jdbcUrl),
                        Map.entry("APICURIO_DATASOURCE_USERNAME", NAME),
                        Map.entry("APICURIO_DATASOURCE_PASSWORD", password),
                        Map.entry("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "1"),
                        Map.entry("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "1"),
                        Map.entry("APICURIO_DATASOURCE_JDBC_MAX_SIZE", "10")));
    }

    @Override
    public boolean isReady() {
        return Probe.answers(address() + "/apis/ccompat/v7/subjects");
    }

    @Override
    public void onReady() {
        RegistryRules.requireFullTransitive(address());
    }
}
