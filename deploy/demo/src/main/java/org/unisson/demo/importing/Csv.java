package org.unisson.demo.importing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.unisson.local.stack.StackException;

/** Comma-separated files with a header line, in UTF-8. */
public final class Csv {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Csv() {}

    /** All rows of a file. @throws StackException where there is no such file */
    public static List<CSVRecord> rows(Path folder, String file) {
        Path path = folder.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new StackException("There is no " + file + " in " + folder + ".");
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return rows(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows of a text. */
    public static List<CSVRecord> rows(Reader text) throws IOException {
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            return parser.getRecords();
        }
    }
}
