package org.unisson.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a stack lives.
 *
 * @param root the repository's root, with the built services and the servers
 * @param folder data, logs and state of this stack
 */
public record Home(Path root, Path folder) {

    private static final String MARK = "deploy/local/servers/pom.xml";

    public Home {
        root = root.toAbsolutePath().normalize();
        folder = folder.toAbsolutePath().normalize();
    }

    /** The stack of this repository: {@code .unisson}, or the folder that {@code UNISSON_HOME} names. */
    public static Home ofRepository() {
        Path root = findRoot();
        String override = System.getenv("UNISSON_HOME");
        return new Home(root, override == null || override.isBlank() ? root.resolve(".unisson") : Path.of(override));
    }

    /** The stack that test runs share. */
    public static Home ofTests() {
        Path root = findRoot();
        return new Home(root, root.resolve(".unisson/test"));
    }

    private static Path findRoot() {
        return Stream.of(
                        Optional.ofNullable(System.getProperty("unisson.root")),
                        Optional.ofNullable(System.getenv("UNISSON_ROOT")),
                        Optional.of(""))
                .flatMap(Optional::stream)
                .flatMap(start -> above(Path.of(start)).stream())
                .findFirst()
                .orElseThrow(() -> new StackException(
                        "This is not a folder of the Unisson repository: set UNISSON_ROOT to its root."));
    }

    private static Optional<Path> above(Path start) {
        return Stream.iterate(start.toAbsolutePath().normalize(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve(MARK)))
                .findFirst();
    }

    Path servers() {
        return root.resolve("deploy/local/servers/target");
    }

    /** What {@code up --fresh} wipes: databases, topics, ports, keys and passwords. */
    public Path data() {
        return folder.resolve("data");
    }

    /** One log file per process. */
    public Path logs() {
        return folder.resolve("logs");
    }

    Path state() {
        return folder.resolve("stack.json");
    }

    Path plan() {
        return folder.resolve("plan.json");
    }

    /** Held by the supervisor as long as it lives. */
    Path supervisorLock() {
        return folder.resolve("supervisor.lock");
    }

    /** Held while somebody joins or leaves a shared stack. */
    Path membershipLock() {
        return folder.resolve("membership.lock");
    }

    Path members() {
        return folder.resolve("members");
    }
}
