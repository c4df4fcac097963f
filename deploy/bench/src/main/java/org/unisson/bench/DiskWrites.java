package org.unisson.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.unisson.local.stack.StackException;

/**
 * How long the disk takes to keep a page, asked again and again beside a measurement until this is closed: whatever is
 * committed waits no less.
 */
public final class DiskWrites implements AutoCloseable {

    private static final int PAGE = 8_192;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);
    private static final int DIGITS = 3;

    private final Path file;
    private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
    private final Thread writer =
            Thread.ofPlatform().daemon().name("disk-writes").unstarted(this::write);
    private volatile boolean closed;
    private volatile IOException failed;

    /** @param folder on the disk that is asked */
    public DiskWrites(Path folder) {
        this.file = folder.resolve("disk-writes");
        writer.start();
    }

    private void write() {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE);
            while (!closed) {
                long begun = System.nanoTime();
                channel.write(page.clear(), 0);
                channel.force(false);
                micros.recordValue((System.nanoTime() - begun) / 1_000);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException e) {
            failed = e;
        }
    }

    /** Microseconds of each write so far; to be asked for when this is closed. */
    public Histogram micros() {
        return micros;
    }

    @Override
    public void close() {
        closed = true;
        try {
            writer.join();
            Files.deleteIfExists(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        } catch (IOException e) {
            throw new StackException(file + " cannot be deleted: " + e.getMessage(), e);
        }
        if (failed != null) {
            throw new StackException(file + " cannot be written: " + failed.getMessage(), failed);
        }
    }
}
