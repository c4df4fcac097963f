package org.unisson.inventory.stock.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;

/** Publishes every stock level again, a thousand places a transaction, each locked while it is written to the log. */
@ApplicationScoped
class StockRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private static final String NEXT = """
            select location, sku, on_hand, reserved, safety, version, reason, changed_at from stock
            where (location, sku) > ($1, $2) and version > 0 order by location, sku limit $3 for share""";

    private final Transactions transactions;

    StockRepublisher(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String subject() {
        return "stock";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return after("", "", 0);
    }

    private Uni<Long> after(String location, String sku, long published) {
        return transactions.run(tx -> chunk(tx, location, sku)).chain(last -> {
            long total = published + last.size();
            return last.size() < CHUNK ? Uni.createFrom().item(total) : after(last.location(), last.sku(), total);
        });
    }

    private Uni<Chunk> chunk(Transaction tx, String location, String sku) {
        return tx.sql(NEXT, location, sku, CHUNK).map(rows -> {
            Chunk chunk = new Chunk(0, location, sku);
            for (var row : rows) {
                tx.emit(StockStore.event(
                        StockStore.level(row), row.getOffsetDateTime(7).toInstant()));
                chunk = new Chunk(chunk.size() + 1, row.getString(0), row.getString(1));
            }
            return chunk;
        });
    }

    private record Chunk(int size, String location, String sku) {}
}
