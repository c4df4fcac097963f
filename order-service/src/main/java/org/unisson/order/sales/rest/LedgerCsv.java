package org.unisson.order.sales.rest;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unisson.order.sales.application.LedgerEntry;

/** Entries as CSV (RFC 4180), a line per posting. */
final class LedgerCsv {

    static final String HEADER =
            "entryId,kind,purchaseId,bookedThrough,occurredAt,bookedAt,position,account,amount,currency,"
                    + "channel,location,attachedStore,lineId,sku,pieces,taxRate\r\n";

    private static final String FORMULAS = "=+-@\t\r";

    private LedgerCsv() {}

    static String lines(List<LedgerEntry> entries) {
        StringBuilder csv = new StringBuilder();
        for (LedgerEntry entry : entries) {
            int position = 0;
            for (LedgerEntry.Line posting : entry.postings()) {
                csv.append(line(entry, position++, posting)).append("\r\n");
            }
        }
        return csv.toString();
    }

    private static String line(LedgerEntry entry, int position, LedgerEntry.Line posting) {
        return Stream.of(
                        entry.entryId(),
                        entry.kind(),
                        entry.purchaseId(),
                        entry.channel(),
                        entry.occurredAt(),
                        entry.bookedAt(),
                        position,
                        posting.account(),
                        posting.amount().minor(),
                        posting.amount().currency(),
                        posting.channel(),
                        posting.location() == null ? "" : posting.location(),
                        posting.attachedStore() == null ? "" : posting.attachedStore(),
                        posting.lineId() == null ? "" : posting.lineId(),
                        posting.sku() == null ? "" : posting.sku(),
                        posting.pieces(),
                        posting.taxRate() == null ? "" : posting.taxRate())
                .map(LedgerCsv::field)
                .collect(Collectors.joining(","));
    }

    /** A number stays one, also below zero; a text is never a formula (CSV injection). */
    static String field(Object value) {
        String text = value.toString();
        if (value instanceof Number) {
            return text;
        }
        String harmless = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return harmless.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }
}
