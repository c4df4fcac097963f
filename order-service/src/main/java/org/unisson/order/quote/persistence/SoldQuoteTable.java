package org.unisson.order.quote.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.quote.application.SoldQuotes;

/** Quotes of orders and receipts in PostgreSQL, a row each. */
@ApplicationScoped
class SoldQuoteTable implements SoldQuotes {

    private static final String CLAIM = """
            insert into order_quote (quote_id, order_id, signed) values ($1, $2, $3)
            on conflict (quote_id) do nothing returning 1""";

    // In the order of their ids: two batches never wait for each other. Of a sale that was voided, the one that
    // corrects it
    // takes the quote over, once.
    private static final String CLAIM_ALL = """
            insert into order_quote (quote_id, purchase_id, signed)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[]) as told (quote_id, purchase_id, signed)
            order by quote_id
            on conflict (quote_id) do update set purchase_id = excluded.purchase_id, signed = excluded.signed
            where (excluded.purchase_id, order_quote.purchase_id) in (select * from unnest($2::uuid[], $4::uuid[]))
            returning quote_id""";

    @Override
    public Uni<Boolean> claim(Transaction tx, UUID quoteId, UUID orderId, String signed) {
        return tx.sql(CLAIM, quoteId, orderId, signed).map(rows -> rows.size() == 1);
    }

    @Override
    public Uni<Set<UUID>> claim(Transaction tx, List<ReceiptClaim> claims) {
        return tx.sql(
                        CLAIM_ALL,
                        claims.stream().map(ReceiptClaim::quoteId).toArray(UUID[]::new),
                        claims.stream().map(ReceiptClaim::purchaseId).toArray(UUID[]::new),
                        claims.stream().map(ReceiptClaim::signed).toArray(String[]::new),
                        claims.stream().map(ReceiptClaim::insteadOf).toArray(UUID[]::new))
                .map(rows -> {
                    Set<UUID> ours = new HashSet<>();
                    rows.forEach(row -> ours.add(row.getUUID(0)));
                    return ours;
                });
    }

    @Override
    public Uni<Optional<String>> of(Transaction tx, UUID orderId) {
        return tx.sql("select signed from order_quote where order_id = $1", orderId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(row -> row.getString(0)));
    }
}
