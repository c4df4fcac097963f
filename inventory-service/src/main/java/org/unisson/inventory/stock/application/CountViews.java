package org.unisson.inventory.stock.application;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;

/** Cycle counts as they were taken. */
@ApplicationScoped
public class CountViews {

    private static final String HEAD = """
            select c.id, c.location, c.counted_at, c.recorded_at, c.counted_by,
                (select count(*) from stock_count_line l where l.count_id = c.id and l.counted <> l.book)
            from stock_count c""";

    private static final String ONE = HEAD + " where c.id = $1";

    private static final String OF_LOCATION = HEAD + " where c.location = $1 and c.id > $2 order by c.id limit $3";

    private static final String LINES =
            "select sku, counted, book from stock_count_line where count_id = $1 order by sku";

    private final Transactions transactions;

    CountViews(Transactions transactions) {
        this.transactions = transactions;
    }

    /** A count with its lines. */
    public Uni<Optional<Count>> get(UUID id) {
        return transactions.read(tx -> tx.sql(ONE, id).chain(heads -> tx.sql(LINES, id)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CountViews::line)
                        .toList())
                .map(lines -> heads.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Count(head(heads.iterator().next()), lines)))));
    }

    /** The counts of a location after that one, oldest first. */
    public Uni<List<Head>> of(Gln location, UUID after, int limit) {
        return transactions
                .read(tx -> tx.sql(OF_LOCATION, location.number(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CountViews::head)
                        .toList());
    }

    private static Head head(Row row) {
        return new Head(
                row.getUUID(0),
                row.getString(1),
                row.getOffsetDateTime(2).toInstant(),
                row.getOffsetDateTime(3).toInstant(),
                row.getString(4),
                row.getLong(5));
    }

    private static Line line(Row row) {
        return new Line(row.getString(0), row.getLong(1), row.getLong(2), row.getLong(1) - row.getLong(2));
    }

    /**
     * A count.
     *
     * @param countedAt when the goods were counted
     * @param countedBy subject of who handed it in
     * @param differing how many of its SKUs the book had otherwise
     */
    public record Head(
            UUID countId, String location, Instant countedAt, Instant recordedAt, String countedBy, long differing) {}

    /** A counted SKU: pieces on the shelf, and what the book said of that moment when the count came in. */
    public record Line(String sku, long counted, long book, long difference) {}

    /** A count with its lines, by SKU. */
    public record Count(Head count, List<Line> lines) {}
}
