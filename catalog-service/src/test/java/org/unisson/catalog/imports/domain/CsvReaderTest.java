package org.unisson.catalog.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void quotesCommasAndLinesWithinFieldsAreRead() throws IOException {
        assertThat(read("a,b\r\n\"x,\"\"y\"\"\",\"two\nlines\"\n,\n"))
                .containsExactly(List.of("a", "b"), List.of("x,\"y\"", "two\nlines"), List.of("", ""));
        assertThat(read("a,b")).containsExactly(List.of("a", "b"));
        assertThat(read("")).isEmpty();
    }

    @Test
    void eachRecordKnowsItsLine() throws IOException {
        CsvReader csv = new CsvReader(new StringReader("a\n\"b\nc\"\nd"));
        csv.next();
        assertThat(csv.line()).isEqualTo(1);
        csv.next();
        assertThat(csv.line()).isEqualTo(2);
        csv.next();
        assertThat(csv.line()).isEqualTo(4);
    }

    @Test
    void whatHasNoEndIsRefused() {
        assertThatThrownBy(() -> read("\"a,b\n")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("x".repeat(CsvReader.LONGEST + 1))).isInstanceOf(IOException.class);
    }

    private static List<List<String>> read(String text) throws IOException {
        CsvReader csv = new CsvReader(new StringReader(text));
        List<List<String>> records = new ArrayList<>();
        for (List<String> record = csv.next(); record != null; record = csv.next()) {
            records.add(record);
        }
        return records;
    }
}
