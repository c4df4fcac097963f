package org.unisson.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The ahead-of-time cache of a program (Java 25): classes loaded and linked, and profiles, as a training run left them.
 * It fits only the jar and the flags that it was recorded with; the JVM itself ignores one that does not.
 */
final class AotCache {

    private static final int FIRST_JAVA = 25;

    private final Path jar;
    private final Path file;

    AotCache(Path jar) {
        this.jar = jar;
        this.file = jar.resolveSibling("app.aot");
    }

    static boolean isSupported() {
        return Runtime.version().feature() >= FIRST_JAVA;
    }

    /** Options of a training run, which writes the cache when it ends. */
    String[] recording() {
        return new String[] {"-XX:AOTCacheOutput=" + file};
    }

    /** Options of a normal run; none where there is no cache for this build. */
    String[] using() {
        return isSupported() && isCurrent() ? new String[] {"-XX:AOTCache=" + file} : new String[0];
    }

    private boolean isCurrent() {
        try {
            return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(jar)) > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
