package org.unisson.demo.importing;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.unisson.demo.client.Json;

/**
 * How far an import is, kept with the stack's data. It only saves time: without it everything is sent again, and the
 * services know it by its natural keys.
 */
public final class ImportState {

    private final Path file;
    private final Map<String, String> done;

    private ImportState(Path file, Map<String, String> done) {
        this.file = file;
        this.done = done;
    }

    public static ImportState in(Path file) {
        try {
            return new ImportState(
                    file,
                    Json.MAPPER.readValue(Files.readString(file), new TypeReference<TreeMap<String, String>>() {}));
        } catch (NoSuchFileException first) {
            return new ImportState(file, new TreeMap<>());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was remembered when that piece of work was done; empty while it is not. */
    public synchronized Optional<String> result(String work) {
        return Optional.ofNullable(done.get(work));
    }

    public synchronized boolean isEmpty() {
        return done.isEmpty();
    }

    /** That piece of work is done. */
    public synchronized void finished(String work, String result) {
        done.put(work, result == null ? "" : result);
        try {
            Files.createDirectories(file.getParent());
            Path next = file.resolveSibling(file.getFileName() + ".next");
            Files.writeString(next, Json.MAPPER.writeValueAsString(done));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
