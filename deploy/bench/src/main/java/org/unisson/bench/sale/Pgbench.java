package org.unisson.bench.sale;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisson.local.stack.StackException;

/** PostgreSQL's own load generator, as a package of the system has brought it; the embedded server comes without. */
record Pgbench(Path program) {

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final String JDBC = "jdbc:";

    /** The one on the path; empty where there is none. */
    static Optional<Pgbench> here() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Pgbench::new);
    }

    /**
     * Transactions per second of so many clients, each of one statement that is prepared once.
     *
     * @param transactions of all clients together
     */
    double perSecond(String url, String user, String password, String statement, int clients, int transactions) {
        URI server = URI.create(url.substring(JDBC.length()));
        try {
            Path script = Files.createTempFile("one-row", ".sql");
            try {
                Files.writeString(script, statement + "\n");
                int threads = Math.min(clients, Runtime.getRuntime().availableProcessors());
                ProcessBuilder command = new ProcessBuilder(List.of(
                        program.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + threads,
                        "--transactions=" + Math.max(1, transactions / clients),
                        "--file=" + script,
                        "--host=" + server.getHost(),
                        "--port=" + server.getPort(),
                        "--username=" + user,
                        server.getPath().substring(1)));
                command.environment().put("PGPASSWORD", password);
                return rate(command);
            } finally {
                Files.delete(script);
            }
        } catch (IOException e) {
            throw new StackException("pgbench cannot be run: " + e.getMessage(), e);
        }
    }

    private static double rate(ProcessBuilder command) throws IOException {
        Process process = command.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Matcher rate = RATE.matcher(said);
            if (process.waitFor() != 0 || !rate.find()) {
                throw new StackException("pgbench has failed: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }

    @Override
    public String toString() {
        return "pgbench";
    }
}
