package org.unisson.catalog.imports.domain;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/** Reads records of CSV (RFC 4180) one by one; a record may go over several lines. */
public final class CsvReader {

    /** Longest record, in characters. */
    public static final int LONGEST = 1_000_000;

    private static final int END = -1;

    private final PushbackReader in;
    private long line;
    private long lines = 1;

    public CsvReader(Reader in) {
        this.in = new PushbackReader(in);
    }

    /** Line on which the last record began, from 1. */
    public long line() {
        return line;
    }

    /** The next record; null at the end. @throws IOException where it is no CSV, or too long */
    public List<String> next() throws IOException {
        int first = in.read();
        if (first == END) {
            return null;
        }
        in.unread(first);
        line = lines;
        List<String> fields = new ArrayList<>();
        int length = 0;
        while (true) {
            StringBuilder field = new StringBuilder();
            int end = field(field, LONGEST - length);
            length += field.length() + 1;
            fields.add(field.toString());
            if (end != ',') {
                return fields;
            }
        }
    }

    /** Reads one field, and answers what ended it: a comma, a line's end or the end. */
    private int field(StringBuilder field, int longest) throws IOException {
        int c = in.read();
        if (c == '"') {
            quoted(field, longest);
            c = in.read();
        }
        while (c != ',' && c != '\n' && c != END) {
            if (c != '\r') {
                append(field, c, longest);
            }
            c = in.read();
        }
        if (c == '\n') {
            lines++;
        }
        return c;
    }

    private void quoted(StringBuilder field, int longest) throws IOException {
        while (true) {
            int c = in.read();
            if (c == END) {
                throw new IOException("the quoted field that begins in the record of line " + line + " does not end");
            }
            if (c == '"') {
                int after = in.read();
                if (after != '"') {
                    if (after != END) {
                        in.unread(after);
                    }
                    return;
                }
            }
            if (c == '\n') {
                lines++;
            }
            append(field, c, longest);
        }
    }

    private void append(StringBuilder field, int c, int longest) throws IOException {
        if (field.length() >= longest) {
            throw new IOException("the record of line " + line + " has more than " + LONGEST + " characters");
        }
        field.append((char) c);
    }
}
