package org.unisson.inventory.stock.application;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.stock.domain.Place;

/**
 * Stock at a past moment, by what the ledger knew at another: what is known now of yesterday noon may be more than what
 * was known yesterday noon.
 */
@ApplicationScoped
public class PastStock {

    private static final String SUMS = """
            select coalesce(sum(quantity), 0)::bigint, coalesce(sum(quality_control), 0)::bigint,
                coalesce(sum(damaged), 0)::bigint
            from stock_movement where location = $1 and sku = %s and occurred_at <= $3 and recorded_at <= $4""";

    private static final String AT_PLACE = SUMS.formatted("$2");

    private static final String AT_LOCATION =
            """
            select s.sku, m.* from (select sku from stock where location = $1 and sku > $2 order by sku limit $5) s
            cross join lateral (""" + SUMS.formatted("s.sku") + ") m (on_hand, quality_control, damaged) order by s.sku";

    /**
     * Pieces at a past moment, by their state.
     *
     * @param at the moment asked for
     * @param knownAt what was entered later is left out
     */
    public record Pieces(
            String sku, String location, long onHand, long qualityControl, long damaged, Instant at, Instant knownAt) {}

    /** Those of a place. */
    public Uni<Pieces> of(Transaction tx, Place place, Instant at, Instant knownAt) {
        return tx.sql(AT_PLACE, place.location().number(), place.sku().code(), toDatabase(at), toDatabase(knownAt))
                .map(rows -> pieces(
                        place.sku().code(), place.location(), rows.iterator().next(), 0, at, knownAt));
    }

    /** Those of every SKU that the location has or had, after that SKU, by SKU, at most that many. */
    public Uni<List<Pieces>> at(Transaction tx, Gln location, Instant at, Instant knownAt, String after, int limit) {
        return tx.sql(AT_LOCATION, location.number(), after, toDatabase(at), toDatabase(knownAt), limit)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> pieces(row.getString(0), location, row, 1, at, knownAt))
                        .toList());
    }

    private static Pieces pieces(String sku, Gln location, Row row, int first, Instant at, Instant knownAt) {
        return new Pieces(
                sku,
                location.number(),
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                at,
                knownAt);
    }
}
