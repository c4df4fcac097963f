package org.unisson.order.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.order.purchase.persistence.Rows;
import org.unisson.order.quote.application.QuoteDifferences;
import org.unisson.order.quote.domain.TillQuote;

/** Differences in PostgreSQL, a row each, never changed. */
@ApplicationScoped
class QuoteDifferenceTable implements QuoteDifferences {

    private static final String ADD = """
            insert into quote_difference (difference_id, purchase_id, quote_id, rule, line_id, sku, quoted, paid, currency,
                                          channel, location, sold_at)
            select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::bigint[],
                                 $8::bigint[], $9::text[], $10::text[], $11::text[], $12::timestamptz[])""";

    private static final String AFTER = """
            select difference_id, purchase_id, quote_id, rule, line_id, sku, quoted, paid, currency, channel, location,
                   sold_at
            from quote_difference where difference_id > $1 and ($2::text is null or location = $2)
            order by difference_id limit $3""";

    @Override
    public Uni<Void> add(Transaction tx, List<QuoteDifference> differences) {
        return new Rows<>(ADD, differences)
                .column(UUID.class, QuoteDifference::differenceId)
                .column(UUID.class, QuoteDifference::purchaseId)
                .column(UUID.class, QuoteDifference::quoteId)
                .column(String.class, one -> one.rule().name())
                .column(UUID.class, QuoteDifference::lineId)
                .column(String.class, QuoteDifference::sku)
                .column(Long.class, one -> minor(one.quoted()))
                .column(Long.class, one -> minor(one.paid()))
                .column(String.class, QuoteDifferenceTable::currency)
                .column(String.class, QuoteDifference::channel)
                .column(String.class, QuoteDifference::location)
                .column(OffsetDateTime.class, one -> Times.toDatabase(one.soldAt()))
                .insert(tx);
    }

    @Override
    public Uni<List<QuoteDifference>> after(Transaction tx, Gln location, UUID after, int atMost) {
        return tx.sql(AFTER, after, location == null ? null : location.number(), atMost)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(QuoteDifferenceTable::difference)
                        .toList());
    }

    private static QuoteDifference difference(Row row) {
        String currency = row.getString(8);
        return new QuoteDifference(
                row.getUUID(0),
                row.getUUID(1),
                row.getUUID(2),
                TillQuote.Rule.valueOf(row.getString(3)),
                row.getUUID(4),
                row.getString(5),
                money(row.getLong(6), currency),
                money(row.getLong(7), currency),
                row.getString(9),
                row.getString(10),
                Times.fromDatabase(row.getOffsetDateTime(11)));
    }

    private static Long minor(Money amount) {
        return amount == null ? null : amount.minor();
    }

    /** Both are of one. */
    private static String currency(QuoteDifference difference) {
        Money amount = difference.quoted() == null ? difference.paid() : difference.quoted();
        return amount == null ? null : amount.currency();
    }

    private static Money money(Long minor, String currency) {
        return minor == null ? null : new Money(minor, currency);
    }
}
