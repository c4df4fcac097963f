package org.unisson.demo.importing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Accounts for every row of the files. */
public final class RowReport {

    private final List<RowOutcome> outcomes = new ArrayList<>();

    public void add(RowOutcome outcome) {
        outcomes.add(outcome);
    }

    public List<RowOutcome> outcomes() {
        return List.copyOf(outcomes);
    }

    /** Writes a line per row. */
    public void write(Path file) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader("file", "row", "key", "outcome", "reason")
                .get();
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
                    CSVPrinter printer = new CSVPrinter(writer, format)) {
                for (RowOutcome outcome : outcomes) {
                    printer.printRecord(outcome.file(), outcome.row(), outcome.key(), outcome.kind(), outcome.reason());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many rows of each file were taken, and how many refused for which reason. */
    public Map<String, Map<String, Long>> summary() {
        Map<String, Map<String, Long>> files = new TreeMap<>();
        for (RowOutcome outcome : outcomes) {
            String text = outcome.kind() + (outcome.reason().isEmpty() ? "" : ": " + outcome.reason());
            files.computeIfAbsent(outcome.file(), file -> new TreeMap<>()).merge(text, 1L, Long::sum);
        }
        return files;
    }

    public void print(PrintWriter out) {
        out.println("\nRows of the files");
        summary().forEach((file, counts) -> {
            out.printf(
                    "  %-26s %,8d rows%n",
                    file, counts.values().stream().mapToLong(Long::longValue).sum());
            counts.forEach((text, count) -> out.printf("    %,8d %s%n", count, text));
        });
        out.flush();
    }
}
