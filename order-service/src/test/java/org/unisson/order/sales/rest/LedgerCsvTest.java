package org.unisson.order.sales.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields of the file, as a spreadsheet takes them. */
class LedgerCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx"})
    void aTextIsNeverAFormula(String text) {
        assertThat(LedgerCsv.field(text)).isEqualTo("'" + text);
    }

    @Test
    void aNumberStaysOne() {
        assertThat(LedgerCsv.field(-19_99L)).isEqualTo("-1999");
    }

    @Test
    void commasQuotesAndLineBreaksAreQuoted() {
        assertThat(LedgerCsv.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(LedgerCsv.field("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(LedgerCsv.field("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(LedgerCsv.field("=a,b")).isEqualTo("\"'=a,b\"");
        assertThat(LedgerCsv.field("web-fr")).isEqualTo("web-fr");
    }
}
