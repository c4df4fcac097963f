package org.unisson.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.unisson.local.stack.StackException;

/** How much of the processors others took that share the machine underneath, since it was made. */
final class Stolen {

    private static final Path LINUX = Path.of("/proc/stat");
    private static final int STEAL = 8;

    private final long[] before = now();

    /** Per cent of the time that was wanted or idle; 0 where the system does not tell. */
    double percent() {
        long[] after = now();
        long all = after[0] - before[0];
        return all == 0 ? 0 : 100.0 * (after[1] - before[1]) / all;
    }

    private static long[] now() {
        if (!Files.isReadable(LINUX)) {
            return new long[2];
        }
        try (var lines = Files.lines(LINUX)) {
            String[] columns = lines.findFirst().orElse("cpu").split(" +");
            long all = 0;
            for (int column = 1; column < columns.length && column <= STEAL; column++) {
                all += Long.parseLong(columns[column]);
            }
            return new long[] {all, columns.length > STEAL ? Long.parseLong(columns[STEAL]) : 0};
        } catch (IOException e) {
            throw new StackException(LINUX + " cannot be read: " + e.getMessage(), e);
        }
    }
}
