package org.unisson.demo.importing;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.commons.csv.CSVRecord;

/** Invented rows of files. */
public final class Rows {

    private Rows() {}

    public static List<CSVRecord> of(String header, String... lines) {
        try {
            return Csv.rows(new StringReader(header + "\n" + String.join("\n", lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
