package org.unisson.inventory.stock.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.inventory.stock.persistence.ExpectedArrivals;

/** Stock as it is shown: straight from the rows, current as of the answer. */
@ApplicationScoped
public class StockViews {

    private static final String LEVEL = """
            sku, location, on_hand, reserved, safety, incoming, quality_control, damaged, version, changed_at,
            low_threshold""";

    private static final String ONE = "select " + LEVEL + " from stock where location = $1 and sku = $2";

    private static final String PAGE = " and (location, sku) > ($1, $2) order by location, sku limit $3";

    private static final String MOVEMENTS = """
            select id, quantity, quality_control, damaged, reason, source, reference, occurred_at, recorded_at
            from stock_movement
            where location = $1 and sku = $2 and id > $3 order by id limit $4""";

    // Of what came and went, whatever its state: what only changed its state is neither.
    private static final String TOTALS = """
            select reason, sum(quantity + quality_control + damaged)::bigint from stock_movement
            where quantity + quality_control + damaged <> 0 group by reason""";

    private static final String TOTALS_AT = """
            select reason, sum(quantity + quality_control + damaged)::bigint from stock_movement
            where location = $1 and quantity + quality_control + damaged <> 0 group by reason""";

    private final Transactions transactions;
    private final ExpectedArrivals arrivals;

    StockViews(Transactions transactions, ExpectedArrivals arrivals) {
        this.transactions = transactions;
        this.arrivals = arrivals;
    }

    public Uni<Optional<Level>> at(Transaction tx, Place place) {
        return tx.sql(ONE, place.location().number(), place.sku().code())
                .chain(rows -> expecting(tx, rows))
                .map(levels -> levels.stream().findFirst());
    }

    /** Levels of a SKU, of a location, of both or of all, after a key {@code <gln>/<sku>}. */
    public Uni<List<Level>> list(Transaction tx, String sku, String location, String after, int limit) {
        String[] key = after.isEmpty() ? new String[] {"", ""} : after.split("/", 2);
        if (key.length != 2) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
        List<Object> values = new ArrayList<>(List.of(key[0], key[1], limit));
        Stream.of(sku, location).filter(Objects::nonNull).forEach(values::add);
        return tx.sql(list(sku != null, location != null), values.toArray()).chain(rows -> expecting(tx, rows));
    }

    private Uni<List<Level>> expecting(Transaction tx, RowSet<Row> rows) {
        List<Level> levels = StreamSupport.stream(rows.spliterator(), false)
                .map(StockViews::level)
                .toList();
        return arrivals.at(
                        tx,
                        levels.stream()
                                .filter(level -> level.incoming() > 0)
                                .map(Level::place)
                                .toList())
                .map(days -> levels.stream()
                        .map(level -> level.from(days.get(level.place())))
                        .toList());
    }

    /** A statement for each case: a plan for "is null or equal" would have to be good for both, and reads all stock. */
    static String list(boolean ofSku, boolean ofLocation) {
        String where = ofSku ? "sku = $4" : "true";
        if (ofLocation) {
            where += " and location = $" + (ofSku ? 5 : 4);
        }
        return "select " + LEVEL + " from stock where " + where + PAGE;
    }

    /** Ledger entries of a place after that one, oldest first. */
    public Uni<List<Entry>> movements(Place place, UUID after, int limit) {
        return transactions
                .read(tx ->
                        tx.sql(MOVEMENTS, place.location().number(), place.sku().code(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Entry(
                                row.getUUID(0),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getOffsetDateTime(7).toInstant(),
                                row.getOffsetDateTime(8).toInstant()))
                        .toList());
    }

    /** Pieces that came and went in all, by reason: on hand, in quality control and damaged are their sum. */
    public Uni<Map<String, Long>> totals() {
        return transactions.read(tx -> tx.sql(TOTALS)).map(StockViews::byReason);
    }

    /** Pieces that came and went at a location, by reason. */
    public Uni<Map<String, Long>> totals(Gln location) {
        return transactions.read(tx -> tx.sql(TOTALS_AT, location.number())).map(StockViews::byReason);
    }

    private static Map<String, Long> byReason(RowSet<Row> rows) {
        Map<String, Long> totals = new TreeMap<>();
        rows.forEach(row -> totals.put(row.getString(0), row.getLong(1)));
        return totals;
    }

    private static Level level(Row row) {
        long onHand = row.getLong(2);
        long reserved = row.getLong(3);
        long safety = row.getLong(4);
        return new Level(
                row.getString(0),
                row.getString(1),
                onHand,
                reserved,
                safety,
                Math.max(0, onHand - reserved - safety),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                row.getOffsetDateTime(9).toInstant(),
                row.getLong(10),
                null);
    }

    /**
     * Stock of a SKU at a location, in pieces.
     *
     * @param available what can still be promised: on hand less reserved and safety, never negative
     * @param incoming on its way to that location: in open transfers, and announced by suppliers
     * @param qualityControl set apart there for inspection, beside those on hand
     * @param damaged there and not fit for sale, beside those on hand
     * @param threshold from that many available pieces on it is low; absent: nobody wants to know
     * @param incomingFrom day of the location on which the next of what is incoming is expected; absent: not known, or
     *     it is overdue
     */
    public record Level(
            String sku,
            String location,
            long onHand,
            long reserved,
            long safety,
            long available,
            long incoming,
            long qualityControl,
            long damaged,
            long version,
            Instant changedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) Long threshold,
            @JsonInclude(JsonInclude.Include.NON_NULL) LocalDate incomingFrom) {

        /** The key of its place. */
        public String key() {
            return location + "/" + sku;
        }

        private Place place() {
            return new Place(new Gln(location), new Sku(sku));
        }

        private Level from(LocalDate day) {
            return new Level(
                    sku,
                    location,
                    onHand,
                    reserved,
                    safety,
                    available,
                    incoming,
                    qualityControl,
                    damaged,
                    version,
                    changedAt,
                    threshold,
                    day);
        }
    }

    /**
     * An entry of the ledger: pieces that came (positive) or went (negative), why, and what caused it.
     *
     * @param quantity pieces on hand
     * @param qualityControl pieces in quality control
     * @param damaged damaged pieces
     * @param reference number of the document that said so, where there was one
     */
    public record Entry(
            UUID id,
            long quantity,
            long qualityControl,
            long damaged,
            String reason,
            String source,
            @JsonInclude(JsonInclude.Include.NON_NULL) String reference,
            Instant occurredAt,
            Instant recordedAt) {}
}
