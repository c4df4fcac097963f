package org.unisson.order.sales.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.persistence.Rows;
import org.unisson.order.sales.application.Journal;
import org.unisson.order.sales.domain.Attribution;
import org.unisson.order.sales.domain.Entry;
import org.unisson.order.sales.domain.Posting;
import org.unisson.order.sales.domain.Reversal;
import org.unisson.order.sales.domain.TaxedLine;

/** The sales ledger's writing side. */
@ApplicationScoped
class JournalTables implements Journal {

    private static final String ENTRIES = """
            insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at)
            select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[], $6::timestamptz[])""";

    // All postings of an entry in one statement: the trigger wants each statement to balance.
    private static final String POSTINGS = """
            insert into sales_posting (entry_id, position, account, amount, currency, channel, location, attached_store,
                                       line_id, sku, pieces, occurred_at, tax_rate)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                                 $8::text[], $9::uuid[], $10::text[], $11::bigint[], $12::timestamptz[], $13::int[])""";

    // All postings of a sale are of one attribution; its first tells it.
    private static final String ATTRIBUTIONS = """
            select entry_id, channel, attached_store from sales_posting where entry_id = any($1) and position = 0""";

    // Found by the keys of its entries: postings have no index of their purchase.
    private static final String LINES = """
            select line_id, currency, max(tax_rate) as tax_rate,
                   coalesce(-sum(amount) filter (where account in ('REVENUE', 'DISCOUNTS', 'GOODWILL', 'RETURNS')), 0)::bigint
                       as earned,
                   coalesce(sum(amount) filter (where account = 'VAT_INCLUDED'), 0)::bigint as tax
            from sales_posting
            where line_id is not null
              and entry_id in (select $1::uuid
                               union all
                               select entry_id from sales_entry where purchase_id = $1 and kind = 'HANDOVER'
                               union all
                               select return_id from purchase_return where purchase_id = $1)
            group by line_id, currency""";

    private static final String REVERSAL = """
            insert into sales_entry (entry_id, kind, purchase_id, channel, occurred_at, booked_at)
            values ($1, 'VOID', $2, $3, $4, $5)""";
    private static final String REVERSED = """
            insert into sales_posting (entry_id, position, account, amount, currency, channel, location, attached_store,
                                       line_id, sku, pieces, occurred_at, tax_rate)
            select $1, position, account, -amount, currency, channel, location, attached_store, line_id, sku, -pieces, $3,
                   tax_rate
            from sales_posting where entry_id = $2""";

    @Override
    public Uni<Void> add(Transaction tx, List<Entry> entries, Instant bookedAt) {
        OffsetDateTime booked = Times.toDatabase(bookedAt);
        return new Rows<>(ENTRIES, entries)
                .column(UUID.class, Entry::entryId)
                .column(String.class, entry -> entry.kind().name())
                .column(UUID.class, Entry::purchaseId)
                .column(String.class, Entry::channel)
                .column(OffsetDateTime.class, entry -> Times.toDatabase(entry.occurredAt()))
                .column(OffsetDateTime.class, entry -> booked)
                .insert(tx)
                .chain(() -> postings(entries).insert(tx));
    }

    @Override
    public Uni<Map<UUID, Attribution>> attributions(Transaction tx, Collection<UUID> purchaseIds) {
        return tx.sql(ATTRIBUTIONS, (Object) purchaseIds.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, Attribution> known = new HashMap<>();
            rows.forEach(row -> {
                String store = row.getString(2);
                known.put(row.getUUID(0), new Attribution(row.getString(1), store == null ? null : new Gln(store)));
            });
            return known;
        });
    }

    @Override
    public Uni<Map<UUID, TaxedLine>> lines(Transaction tx, UUID purchaseId) {
        return tx.sql(LINES, purchaseId).map(rows -> {
            Map<UUID, TaxedLine> lines = new HashMap<>();
            rows.forEach(row -> {
                String currency = row.getString("currency");
                lines.put(
                        row.getUUID("line_id"),
                        new TaxedLine(
                                row.getInteger("tax_rate"),
                                new Money(row.getLong("earned"), currency),
                                new Money(row.getLong("tax"), currency)));
            });
            return lines;
        });
    }

    @Override
    public Uni<Void> reverse(Transaction tx, Reversal reversal, Instant bookedAt) {
        OffsetDateTime at = Times.toDatabase(reversal.occurredAt());
        return tx.sql(
                        REVERSAL,
                        reversal.entryId(),
                        reversal.purchaseId(),
                        reversal.channel(),
                        at,
                        Times.toDatabase(bookedAt))
                .chain(() -> tx.sql(REVERSED, reversal.entryId(), reversal.purchaseId(), at))
                .replaceWithVoid();
    }

    private static Rows<Placed> postings(List<Entry> entries) {
        return new Rows<>(POSTINGS, placed(entries))
                .column(UUID.class, placed -> placed.entry().entryId())
                .column(Integer.class, Placed::position)
                .column(String.class, placed -> placed.posting().account().name())
                .column(Long.class, placed -> placed.posting().amount().minor())
                .column(String.class, placed -> placed.posting().amount().currency())
                .column(String.class, placed -> placed.entry().attribution().channel())
                .column(String.class, placed -> number(placed.posting().location()))
                .column(
                        String.class,
                        placed -> number(placed.entry().attribution().attachedStore()))
                .column(UUID.class, placed -> placed.posting().lineId())
                .column(
                        String.class,
                        placed -> placed.posting().sku() == null
                                ? null
                                : placed.posting().sku().code())
                .column(Long.class, placed -> placed.posting().pieces())
                .column(
                        OffsetDateTime.class,
                        placed -> Times.toDatabase(placed.entry().occurredAt()))
                .column(Integer.class, placed -> placed.posting().taxRate());
    }

    /** A posting at its place in its entry. */
    private record Placed(Entry entry, int position, Posting posting) {}

    private static List<Placed> placed(List<Entry> entries) {
        List<Placed> placed = new ArrayList<>();
        for (Entry entry : entries) {
            int position = 0;
            for (Posting posting : entry.postings()) {
                placed.add(new Placed(entry, position++, posting));
            }
        }
        return placed;
    }

    private static String number(Gln location) {
        return location == null ? null : location.number();
    }
}
