package org.unisson.catalog.imports.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;

/** Products of which each stands on a line. */
final class JsonLines implements ItemSource {

    private static final int LONGEST = 2_000_000;

    private final Reader in;
    private final ObjectMapper json;
    private long row;

    JsonLines(Reader in, ObjectMapper json) {
        this.in = in;
        this.json = json;
    }

    @Override
    public ImportItem next() throws IOException {
        while (true) {
            String line = line();
            if (line == null) {
                return null;
            }
            if (!line.isBlank()) {
                return read(line);
            }
        }
    }

    private ImportItem read(String line) {
        try {
            return new ImportItem(row, json.readTree(line), null);
        } catch (JsonProcessingException malformed) {
            return new ImportItem(row, null, "is no JSON: " + malformed.getOriginalMessage());
        }
    }

    /** A line; null at the end. Not a buffered reader's: a line without an end must not fill the memory. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c == -1) {
            return null;
        }
        row++;
        for (; c != '\n' && c != -1; c = in.read()) {
            if (line.length() >= LONGEST) {
                throw new IOException("line " + row + " has more than " + LONGEST + " characters");
            }
            line.append((char) c);
        }
        return line.toString();
    }
}
