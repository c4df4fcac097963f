package org.unisson.order.sales.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.order.sales.application.LedgerEntry;
import org.unisson.order.sales.application.LedgerFigures;
import org.unisson.order.sales.application.LedgerQueries;
import org.unisson.order.sales.application.LedgerView;
import org.unisson.order.sales.domain.Figures;
import org.unisson.order.sales.domain.Period;

/** The sales ledger's reading side. */
@ApplicationScoped
class LedgerTables implements LedgerQueries {

    // One statement, so one snapshot. The whole is summed by a reading of its own, not from the groups.
    private static final String FIGURES = """
            with period as not materialized (
                select * from sales_posting
                where occurred_at >= $1 and occurred_at < $2 and ($3::text is null or currency = $3)
                  and ($4::text[] is null or %2$s = any($4)))
            select true as whole, null as name, currency, tax_rate, %3$s,
                   (select max(booked_at) from sales_entry where occurred_at >= $1 and occurred_at < $2) as last_booked
            from period group by currency, tax_rate
            union all
            select false, %1$s, currency, tax_rate, %3$s, null from period group by %1$s, currency, tax_rate
            order by whole, name nulls first, currency""";

    private static final String SUMS = """
            coalesce(-sum(amount) filter (where account = 'REVENUE'), 0)::bigint as gross,
            coalesce(sum(amount) filter (where account in ('DISCOUNTS', 'GOODWILL')), 0)::bigint as discounts,
            coalesce(-sum(amount) filter (where account = 'DEFERRED_REVENUE'), 0)::bigint as deferred,
            coalesce(sum(amount) filter (where account = 'RETURNS'), 0)::bigint as returned,
            coalesce(sum(pieces) filter (where account = 'REVENUE'), 0)::bigint as pieces,
            coalesce(sum(pieces) filter (where account = 'RETURNS'), 0)::bigint as pieces_returned,
            coalesce(-sum(amount) filter (where account = 'BREAKAGE'), 0)::bigint as breakage,
            coalesce(sum(amount) filter (where account = 'VAT_INCLUDED'), 0)::bigint as vat,
            coalesce(-sum(amount) filter (where account = 'VAT'), 0)::bigint as owed,
            sum(amount)::bigint as rest""";

    private static final String ENTRIES = """
            select entry_id, kind, purchase_id, channel, occurred_at, booked_at from sales_entry
            where occurred_at < $1 and (occurred_at, entry_id) > ($2, $3)
            order by occurred_at, entry_id limit $4""";

    private static final String POSTINGS = """
            select entry_id, account, amount, currency, channel, location, attached_store, line_id, sku, pieces,
                   tax_rate
            from sales_posting where entry_id = any($1) order by entry_id, position""";

    private final Transactions transactions;
    private final Clock clock;

    LedgerTables(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Uni<LedgerFigures> figures(Period period, LedgerView by, String currency, Set<String> stores) {
        // Before the reading: what was committed until then is in it.
        Instant asOf = clock.instant();
        return transactions
                .read(tx -> tx.sql(
                        statement(by),
                        Times.toDatabase(period.from()),
                        Times.toDatabase(period.to()),
                        currency,
                        stores == null ? null : stores.toArray(String[]::new)))
                .map(rows -> figures(rows, period, by, asOf, stores));
    }

    @Override
    public Uni<List<LedgerEntry>> entries(Period period, Place after, int atMost) {
        return transactions.read(tx -> tx.sql(
                        ENTRIES,
                        Times.toDatabase(period.to()),
                        Times.toDatabase(after.occurredAt()),
                        after.entryId(),
                        atMost)
                .chain(entries -> tx.sql(POSTINGS, (Object) ids(entries))
                        .map(postings -> LedgerReading.entries(entries, postings))));
    }

    private static String statement(LedgerView by) {
        String group =
                switch (by) {
                    case CHANNEL -> "channel";
                    case LOCATION -> "location";
                    case ATTACHED_STORE -> "attached_store";
                };
        String bound = by == LedgerView.ATTACHED_STORE ? "attached_store" : "location";
        return FIGURES.formatted(group, bound, SUMS);
    }

    private static LedgerFigures figures(
            RowSet<Row> rows, Period period, LedgerView by, Instant asOf, Set<String> stores) {
        LedgerSums groups = new LedgerSums();
        LedgerSums totals = new LedgerSums();
        Instant lastBooked = null;
        Map<String, Long> rest = new HashMap<>();
        for (Row row : rows) {
            if (row.getBoolean("whole")) {
                totals.add(row);
                lastBooked = Times.fromDatabase(row.getOffsetDateTime("last_booked"));
                rest.merge(row.getString("currency"), row.getLong("rest"), Long::sum);
            } else {
                groups.add(row);
            }
        }
        // What some stores have of an order leaves out the money that was taken elsewhere: only the whole sums to zero.
        boolean balanced = Figures.sumTo(totals.figures(), groups.figures())
                && totals.figures().stream().allMatch(Figures::isTaxedWhole)
                && (stores != null || rest.values().stream().allMatch(sum -> sum == 0));
        return new LedgerFigures(
                period.from(),
                period.to(),
                by.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                asOf,
                lastBooked,
                balanced,
                stores,
                groups.lines(),
                totals.lines());
    }

    private static UUID[] ids(RowSet<Row> entries) {
        return StreamSupport.stream(entries.spliterator(), false)
                .map(row -> row.getUUID("entry_id"))
                .toArray(UUID[]::new);
    }
}
