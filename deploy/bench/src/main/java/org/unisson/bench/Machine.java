package org.unisson.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the figures were taken on.
 *
 * @param processor its name, as far as the system tells
 * @param cores that this JVM may use
 */
public record Machine(String processor, int cores, String system, String java) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    public static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                "Java " + Runtime.version().feature());
    }

    private static String processorName() {
        if (!Files.isReadable(LINUX)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(LINUX)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException untold) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return processor + ", " + cores + " cores, " + system + ", " + java;
    }
}
