package org.unisson.scenarios.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Tells of a failure so that it can be read, and played again. */
final class Report {

    private static final int MOST_FINDINGS = 12;

    private Report() {}

    /** Before it is shrunk, which takes a while. */
    static void found(long seed, Run.Failure failure) {
        System.out.println(
                "  random: " + words(seed, failure) + "  all of it in " + write(seed, failure) + "; shrinking");
    }

    /** @param smallest a few operations that fail too; none: it did not fail again */
    static void fail(long seed, Run.Failure failure, List<Step> smallest) {
        throw new AssertionError(words(seed, failure)
                + (smallest.isEmpty()
                        ? "It did not fail again, so that it is no single operation's: see target/random"
                        : "The same with " + smallest.size() + " operations:\n" + lines(smallest)));
    }

    private static String words(long seed, Run.Failure failure) {
        return failure.findings().stream()
                .limit(MOST_FINDINGS)
                .collect(Collectors.joining("\n", "seed " + seed + ", world " + failure.world() + ":\n", "\n"));
    }

    static String lines(List<Step> steps) {
        return steps.stream().map(Step::toString).collect(Collectors.joining("\n"));
    }

    private static Path write(long seed, Run.Failure failure) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "random"));
            return Files.writeString(
                    folder.resolve(seed + "-" + failure.world() + ".txt"),
                    String.join("\n", failure.findings()) + "\n\n" + lines(failure.steps()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
