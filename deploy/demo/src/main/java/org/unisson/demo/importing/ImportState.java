package org.unisson.demo.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far an import is: a line for each piece of work that is done, kept with the stack's data. It only saves time:
 * without it everything is sent again, and the services know it by its natural keys.
 */
public final class ImportState {

    private static final char SEPARATOR = '\t';

    private final Path file;
    private final Map<String, String> done;

    private ImportState(Path file, Map<String, String> done) {
        this.file = file;
        this.done = done;
    }

    public static ImportState in(Path file) {
        try {
            Files.createDirectories(file.getParent());
            String text = Files.readString(file);
            // A line that was being written when the import was stopped has no end, and does not count.
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            if (whole.length() < text.length()) {
                Files.writeString(file, whole);
            }
            Map<String, String> done = new HashMap<>();
            whole.lines().forEach(line -> {
                int separator = line.indexOf(SEPARATOR);
                done.put(line.substring(0, separator), line.substring(separator + 1));
            });
            return new ImportState(file, done);
        } catch (NoSuchFileException first) {
            return new ImportState(file, new HashMap<>());
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

    /** That piece of work is done. @param result null: nothing to remember of it */
    public synchronized void finished(String work, String result) {
        String remembered = result == null ? "" : result;
        try {
            Files.writeString(
                    file,
                    work + SEPARATOR + remembered + '\n',
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        done.put(work, remembered);
    }
}
