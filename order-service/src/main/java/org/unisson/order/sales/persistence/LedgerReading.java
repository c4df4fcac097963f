package org.unisson.order.sales.persistence;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.sales.application.LedgerEntry;
import org.unisson.order.sales.domain.Account;
import org.unisson.order.sales.domain.Entry;
import org.unisson.order.sales.domain.Figures;
import org.unisson.order.sales.domain.TaxedTurnover;
import org.unisson.order.sales.domain.TaxedTurnover.AtRate;

/** What the ledger's rows say. */
final class LedgerReading {

    private LedgerReading() {}

    /** Of one rate of tax. */
    static Figures figures(Row row) {
        long gross = row.getLong("gross") - row.getLong("discounts") - row.getLong("returned");
        AtRate rate = new AtRate(
                row.getInteger("tax_rate"), gross, row.getLong("vat"), row.getLong("owed"), row.getLong("deferred"));
        return new Figures(
                row.getString("currency"),
                row.getLong("gross"),
                row.getLong("discounts"),
                row.getLong("deferred"),
                row.getLong("returned"),
                row.getLong("pieces"),
                row.getLong("pieces_returned"),
                row.getLong("breakage"),
                TaxedTurnover.of(rate));
    }

    static List<LedgerEntry> entries(RowSet<Row> entries, RowSet<Row> postings) {
        Map<UUID, List<LedgerEntry.Line>> byEntry = new HashMap<>();
        postings.forEach(row -> byEntry.computeIfAbsent(row.getUUID("entry_id"), id -> new ArrayList<>())
                .add(posting(row)));
        List<LedgerEntry> read = new ArrayList<>();
        entries.forEach(row -> read.add(new LedgerEntry(
                row.getUUID("entry_id"),
                Entry.Kind.valueOf(row.getString("kind")),
                row.getUUID("purchase_id"),
                row.getString("channel"),
                Times.fromDatabase(row.getOffsetDateTime("occurred_at")),
                Times.fromDatabase(row.getOffsetDateTime("booked_at")),
                byEntry.get(row.getUUID("entry_id")))));
        return read;
    }

    private static LedgerEntry.Line posting(Row row) {
        String sku = row.getString("sku");
        return new LedgerEntry.Line(
                Account.valueOf(row.getString("account")),
                new Money(row.getLong("amount"), row.getString("currency")),
                row.getString("channel"),
                gln(row.getString("location")),
                gln(row.getString("attached_store")),
                row.getUUID("line_id"),
                sku == null ? null : new Sku(sku),
                row.getLong("pieces"),
                row.getInteger("tax_rate"));
    }

    private static Gln gln(String number) {
        return number == null ? null : new Gln(number);
    }
}
