package org.unisson.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The classes that a program loads while it starts, parsed and linked as a training run left them. It fits only the
 * jars and the Java that it was recorded with; the JVM itself ignores one that does not.
 */
final class ClassArchive {

    private final Path jar;
    private final Path file;

    ClassArchive(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("app.jsa");
    }

    /** Options of a training run, which writes the archive when it ends. */
    String[] recording() {
        return new String[] {"-XX:ArchiveClassesAtExit=" + file};
    }

    /** Options of a normal run; none where there is no archive of this build. */
    String[] using() {
        return isCurrent() ? new String[] {"-XX:SharedArchiveFile=" + file} : new String[0];
    }

    private boolean isCurrent() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
