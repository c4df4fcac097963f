package org.unisson.schemas.release;

import java.nio.file.Files;
import java.nio.file.Path;

/** Records today's schemas as a released version: {@code ReleaseSchemas <folder of releases> <version>}. */
public final class ReleaseSchemas {

    private ReleaseSchemas() {}

    public static void main(String[] args) {
        release(Path.of(args[0]), args[1]);
    }

    /**
     * @throws IllegalArgumentException when the version is not of the form 1.2.3
     * @throws IllegalStateException when it exists, since a release never changes, or when the schemas break an
     *     earlier one
     */
    static void release(Path releases, String version) {
        if (!version.matches("\\d+\\.\\d+\\.\\d+")) {
            throw new IllegalArgumentException("Give -Dschemas.version=<major.minor.patch>, not " + version);
        }
        var target = releases.resolve(version);
        if (Files.exists(target)) {
            throw new IllegalStateException("Version " + version + " is released already and stays as it is");
        }
        var current = CurrentSchemas.byName();
        var problems = Compatibility.problems(current, Releases.in(releases));
        if (!problems.isEmpty()) {
            throw new IllegalStateException("Not compatible:\n" + String.join("\n", problems));
        }
        new SchemaFolder(target).write(current.values());
    }
}
