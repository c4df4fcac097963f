package org.unisson.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.unisson.local.stack.ProcessState.Status;
import org.unisson.local.stack.StackState.Phase;

class StackStateTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsRead() throws Exception {
        StackState state =
                new StackState(17, Instant.EPOCH, Phase.READY, 9_000, null, List.of(kafka(18, Instant.EPOCH)));
        Path file = folder.resolve("stack.json");

        state.write(file);

        assertThat(StackState.read(file)).contains(state);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void noFileIsNoState() {
        assertThat(StackState.read(folder.resolve("none.json"))).isEmpty();
    }

    @Test
    void aProcessIsRecognisedByPidAndStart() {
        ProcessHandle self = ProcessHandle.current();
        Instant started = Processes.startOf(self);

        assertThat(kafka(self.pid(), started).isAlive()).isTrue();
        assertThat(kafka(self.pid(), started.minus(Duration.ofHours(1))).isAlive())
                .isFalse();
        assertThat(kafka(0, started).isAlive()).isFalse();
    }

    private static ProcessState kafka(long pid, Instant started) {
        return new ProcessState("kafka", "kafka", "127.0.0.1:9092", pid, started, 0, Status.READY, "kafka.log");
    }
}
