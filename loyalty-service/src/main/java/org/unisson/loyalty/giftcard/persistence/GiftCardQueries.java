package org.unisson.loyalty.giftcard.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.giftcard.application.GiftCardViews;
import org.unisson.loyalty.giftcard.application.VerifyPin;

/** Views straight from SQL. */
@Singleton
class GiftCardQueries implements GiftCardViews {

    private static final String ONE = """
            select gift_card_id, right(number, 4), status, wrong_tries, balance, set_aside, currency, activated_at,
                   expires_at
            from gift_card where gift_card_id = $1""";

    private static final String ENTRIES = """
            select entry_id, cause, minor, balance, source_id, occurred_at from gift_card_entry
            where gift_card_id = $1 order by entry_id desc limit $2""";

    private static final String SUMMARY = """
            select g.currency, count(*), coalesce(sum(e.issued), 0)::bigint, coalesce(sum(e.spent), 0)::bigint,
                   coalesce(sum(e.refunded), 0)::bigint, coalesce(sum(e.expired), 0)::bigint, sum(g.balance)::bigint, sum(g.set_aside)::bigint,
                   sum(greatest(0, -g.balance))::bigint,
                   (select coalesce(sum(s.spent), 0)::bigint from gift_card_spend s
                    where s.gift_card_id is null and s.currency = g.currency)
            from gift_card g left join (
                select gift_card_id, sum(minor) filter (where cause = 'ISSUED') as issued,
                       -sum(minor) filter (where cause = 'SPENT') as spent,
                       sum(minor) filter (where cause = 'REFUNDED') as refunded,
                       -sum(minor) filter (where cause = 'EXPIRED') as expired
                from gift_card_entry group by gift_card_id) e using (gift_card_id)
            group by g.currency order by g.currency""";

    private final Transactions transactions;

    GiftCardQueries(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Optional<GiftCardView>> one(UUID giftCardId, int entries) {
        return transactions.read(tx -> tx.sql(ONE, giftCardId).chain(cards -> {
            if (cards.size() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row row = cards.iterator().next();
            return entries == 0
                    ? Uni.createFrom().item(Optional.of(view(row, null)))
                    : tx.sql(ENTRIES, giftCardId, entries)
                            .map(found -> Optional.of(view(row, entries(found, row.getString(6)))));
        }));
    }

    @Override
    public Uni<List<Summary>> summary() {
        return transactions.read(tx -> tx.sql(SUMMARY).map(rows -> {
            List<Summary> found = new ArrayList<>();
            rows.forEach(row -> found.add(new Summary(
                    row.getString(0),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9))));
            return found;
        }));
    }

    private static GiftCardView view(Row row, List<EntryView> entries) {
        String currency = row.getString(6);
        long balance = row.getLong(4);
        long setAside = row.getLong(5);
        return new GiftCardView(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getInteger(3) >= VerifyPin.TRIES,
                new Money(balance, currency),
                new Money(setAside, currency),
                new Money(Math.max(0, balance - setAside), currency),
                Times.fromDatabase(row.getOffsetDateTime(7)),
                Times.fromDatabase(row.getOffsetDateTime(8)),
                entries);
    }

    private static List<EntryView> entries(Iterable<Row> rows, String currency) {
        List<EntryView> entries = new ArrayList<>();
        rows.forEach(row -> entries.add(new EntryView(
                row.getUUID(0),
                row.getString(1),
                new Money(row.getLong(2), currency),
                new Money(row.getLong(3), currency),
                row.getUUID(4),
                Times.fromDatabase(row.getOffsetDateTime(5)))));
        return entries;
    }
}
