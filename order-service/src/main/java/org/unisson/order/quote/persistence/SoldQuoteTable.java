package org.unisson.order.quote.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.quote.application.SoldQuotes;

/** Quotes of orders in PostgreSQL, a row each. */
@ApplicationScoped
class SoldQuoteTable implements SoldQuotes {

    private static final String CLAIM = """
            insert into order_quote (quote_id, order_id, signed) values ($1, $2, $3)
            on conflict (quote_id) do nothing returning 1""";

    @Override
    public Uni<Boolean> claim(Transaction tx, UUID quoteId, UUID orderId, String signed) {
        return tx.sql(CLAIM, quoteId, orderId, signed).map(rows -> rows.size() == 1);
    }

    @Override
    public Uni<Optional<String>> of(Transaction tx, UUID orderId) {
        return tx.sql("select signed from order_quote where order_id = $1", orderId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getString(0)));
    }
}
