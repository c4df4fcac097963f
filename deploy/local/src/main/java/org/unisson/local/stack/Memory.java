package org.unisson.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of processes with all their descendants: proportional set size, so that shared pages count once. */
final class Memory {

    private static final int BYTES_PER_KILOBYTE = 1024;

    private Memory() {}

    static long of(StackState state) {
        return ProcessHandle.of(state.pid()).stream()
                .flatMap(supervisor -> Stream.concat(Stream.of(supervisor), supervisor.descendants()))
                .mapToLong(process -> of(process.pid()))
                .sum();
    }

    static long of(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KILOBYTE)
                    .sum();
        } catch (IOException goneOrNotLinux) {
            return 0;
        }
    }
}
