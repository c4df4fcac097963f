package org.unisson.local.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the supervisor tells of itself in {@code stack.json}.
 *
 * @param pid the supervisor's process id
 * @param started when the supervisor was started
 * @param readyAfterMillis milliseconds from start to all ready, 0 until then
 * @param failure why the stack gave up, or null
 */
public record StackState(
        long pid, Instant started, Phase phase, long readyAfterMillis, String failure, List<ProcessState> processes) {

    /** Where the stack as a whole is. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    public StackState {
        processes = List.copyOf(processes);
    }

    /** The state in that file, or nothing when there is no such file. */
    public static Optional<StackState> read(Path file) {
        try {
            return Optional.of(Json.MAPPER.readValue(Files.readString(file), StackState.class));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(Path file) {
        try {
            SafeFiles.write(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the supervisor that wrote it still runs. */
    @JsonIgnore
    public boolean isAlive() {
        return Processes.isAlive(pid, started);
    }
}
