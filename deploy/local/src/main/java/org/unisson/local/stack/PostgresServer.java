package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL on loopback, logical decoding on. */
final class PostgresServer implements Server {

    static final String NAME = "postgresql";
    static final String ADMINISTRATOR = "postgres";

    private final PostgresBinaries binaries;
    private final Path data;
    private final int port;
    private final String password;
    private final boolean durable;
    private final Size size;

    /** @param durable whether data must survive the machine's crash, not only the server's */
    PostgresServer(PostgresBinaries binaries, Path data, int port, String password, boolean durable, Size size) {
        this.binaries = binaries;
        this.data = data;
        this.port = port;
        this.password = password;
        this.durable = durable;
        this.size = size;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** JDBC URL of the database that is always there. */
    String adminUrl() {
        return "jdbc:postgresql://" + address() + "/postgres";
    }

    String password() {
        return password;
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        new PostgresRemains(data).clear();
    }

    private void initialise() throws IOException, InterruptedException {
        Path fresh = data.resolveSibling(data.getFileName() + ".initialising");
        SafeFiles.deleteTree(fresh);
        Path passwordFile = data.resolveSibling("initial-password");
        SafeFiles.write(passwordFile, password);
        try {
            Processes.run(new ProcessBuilder(Unprivileged.command(
                    program("initdb"),
                    "--pgdata=" + fresh,
                    "--username=" + ADMINISTRATOR,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-instructions",
                    "--no-sync")));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public ProcessBuilder command() throws IOException {
        List<String> command = Unprivileged.command(program("postgres"), "-D", data.toString());
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessBuilder(command);
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("port", Integer.toString(port)),
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("wal_level", "logical"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("fsync", durable ? "on" : "off"),
                Map.entry("max_replication_slots", "64"),
                Map.entry("max_wal_senders", "64"),
                Map.entry("max_slot_wal_keep_size", "4GB"),
                Map.entry("max_wal_size", "1GB"),
                Map.entry("max_connections", "300"),
                Map.entry("shared_buffers", size.databaseMemory() + "MB"),
                Map.entry("work_mem", "8MB"),
                Map.entry("maintenance_work_mem", "64MB"),
                Map.entry("jit", "off"),
                Map.entry("log_min_duration_statement", "2s"),
                Map.entry("log_line_prefix", "%m [%p] %q%u@%d "));
    }

    private String program(String name) throws IOException {
        return binaries.unpacked().resolve("bin").resolve(name).toString();
    }

    Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", ADMINISTRATOR);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        return DriverManager.getConnection(adminUrl(), properties);
    }

    @Override
    public boolean isReady() {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown; SIGTERM would wait for every client to leave. */
    @Override
    public void askToStop(Process process) {
        Processes.signal(process.pid(), "INT");
    }
}
