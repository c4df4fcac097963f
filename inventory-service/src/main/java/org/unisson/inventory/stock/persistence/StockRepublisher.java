package org.unisson.inventory.stock.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.unisson.chassis.outbox.Retelling;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.persistence.Transaction;

/** Publishes every stock level again, a thousand places a transaction, each locked while it is written to the log. */
@ApplicationScoped
class StockRepublisher implements StateRepublisher {

    private static final int CHUNK = 1_000;

    private static final String NEXT = "select " + StockStore.COLUMNS + """
            , changed_at from stock where (location, sku) > ($1, $2) and version > 0 order by location, sku limit $3 for share""";

    private final Retelling retelling;

    StockRepublisher(Retelling retelling) {
        this.retelling = retelling;
    }

    @Override
    public String subject() {
        return "stock";
    }

    @Override
    public Uni<Long> republish(Instant since) {
        return retelling.all(new Place("", ""), CHUNK, StockRepublisher::some, place -> place);
    }

    private static Uni<List<Place>> some(Transaction tx, Place last, int limit) {
        return tx.sql(NEXT, last.location(), last.sku(), limit).map(rows -> {
            List<Place> told = new ArrayList<>();
            for (var row : rows) {
                tx.emit(StockStore.event(
                        StockStore.level(row),
                        row.getOffsetDateTime("changed_at").toInstant()));
                told.add(new Place(row.getString(0), row.getString(1)));
            }
            return told;
        });
    }

    private record Place(String location, String sku) {}
}
