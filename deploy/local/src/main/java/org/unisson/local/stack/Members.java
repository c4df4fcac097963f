package org.unisson.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Processes for which a shared stack lives. Joining and closing hold the same lock, so that nobody joins a stack that
 * has decided to end.
 */
final class Members {

    private final Home home;

    Members(Home home) {
        this.home = home;
    }

    /** Runs the action while nobody else joins and the stack does not close. */
    <T> T exclusively(LockedAction<T> action) {
        try {
            Files.createDirectories(home.members());
            try (FileChannel channel = FileChannel.open(
                            home.membershipLock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                return action.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the stack live as long as that process; call it within {@link #exclusively}. */
    void add(ProcessHandle process) {
        SafeFiles.write(
                home.members().resolve(Long.toString(process.pid())),
                Processes.startOf(process).toString());
    }

    /**
     * Returns when no member lives any more.
     *
     * @param close called while nobody can join: from then on the stack must not be found
     */
    void awaitLastOneLeft(Runnable close) throws InterruptedException {
        while (!exclusively(() -> closeWhenEmpty(close))) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private boolean closeWhenEmpty(Runnable close) throws IOException {
        try (Stream<Path> files = Files.list(home.members())) {
            for (Path file : files.toList()) {
                if (isAlive(file)) {
                    return false;
                }
                Files.delete(file);
            }
        }
        close.run();
        return true;
    }

    private static boolean isAlive(Path file) throws IOException {
        String name = file.getFileName().toString();
        return name.chars().allMatch(Character::isDigit)
                && Processes.isAlive(Long.parseLong(name), Instant.parse(Files.readString(file)));
    }

    /** Something done under the lock. */
    interface LockedAction<T> {
        T run() throws IOException;
    }
}
