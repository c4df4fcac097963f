package org.unisson.inventory.transfer.persistence;

import static org.unisson.chassis.persistence.Times.fromDatabase;
import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.transfer.domain.Status;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.domain.Transfer.State;
import org.unisson.inventory.transfer.domain.TransferLine;

/** Transfers as rows. A transaction takes a transfer's row before those of stock, whatever it does with it. */
@ApplicationScoped
public class TransferStore {

    // A second one of the reference waits here for the first one's commit: the unique index sees to it.
    private static final String ADD = """
            insert into transfer (id, version, from_location, to_location, reference, status, shipped_at, expected_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (from_location, reference) where reference is not null do nothing returning id""";

    private static final String LOCK = "select id from transfer where id = $1 for update";

    private static final String READ = """
            select t.id, t.version, t.from_location, t.to_location, t.reference, t.status, t.shipped_at, t.expected_at,
                t.closed_at, l.sku, l.shipped, l.received, l.damaged
            from transfer t join transfer_line l on l.transfer_id = t.id""";

    private static final String BY_ID = READ + " where t.id = $1 order by l.sku";

    private static final String BY_REFERENCE = READ + " where t.from_location = $1 and t.reference = $2 order by l.sku";

    private static final String CHANGE = "update transfer set version = $2, status = $3, closed_at = $4 where id = $1";

    private static final String SAVE_LINES = """
            insert into transfer_line as l (transfer_id, destination, sku, shipped, received, damaged, in_transit)
            select $1, $2, * from unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[])
            on conflict (transfer_id, sku) do update
                set received = excluded.received, damaged = excluded.damaged, in_transit = excluded.in_transit
            where (l.received, l.damaged, l.in_transit)
                is distinct from (excluded.received, excluded.damaged, excluded.in_transit)""";

    /** Writes a new one; false if its reference has shipped before, which then is committed. */
    public Uni<Boolean> add(Transaction tx, Transfer transfer) {
        return tx.sql(
                        ADD,
                        transfer.id(),
                        transfer.version(),
                        transfer.from().number(),
                        transfer.to().number(),
                        transfer.reference(),
                        Status.of(transfer.state()).name(),
                        toDatabase(transfer.shippedAt()),
                        toDatabase(transfer.expectedAt()))
                .chain(added -> added.size() == 0
                        ? Uni.createFrom().item(false)
                        : saveLines(tx, transfer).replaceWith(true));
    }

    /** The transfer, locked. */
    public Uni<Optional<Transfer>> lock(Transaction tx, UUID id) {
        // Read by a second statement: what the first one waited for is in its lines too.
        return tx.sql(LOCK, id).chain(() -> find(tx, id));
    }

    public Uni<Optional<Transfer>> find(Transaction tx, UUID id) {
        return tx.sql(BY_ID, id).map(TransferStore::transfer);
    }

    /** The transfer that this document of that location has shipped. */
    public Uni<Optional<Transfer>> find(Transaction tx, Gln from, String reference) {
        return tx.sql(BY_REFERENCE, from.number(), reference).map(TransferStore::transfer);
    }

    /** Writes a changed one, which is locked. */
    public Uni<Void> save(Transaction tx, Transfer transfer) {
        return tx.sql(
                        CHANGE,
                        transfer.id(),
                        transfer.version(),
                        Status.of(transfer.state()).name(),
                        toDatabase(transfer.closedAt()))
                .chain(() -> saveLines(tx, transfer));
    }

    private static Uni<Void> saveLines(Transaction tx, Transfer transfer) {
        return tx.sql(
                        SAVE_LINES,
                        transfer.id(),
                        transfer.to().number(),
                        transfer.lines().stream().map(line -> line.sku().code()).toArray(String[]::new),
                        pieces(transfer, TransferLine::shipped),
                        pieces(transfer, TransferLine::received),
                        pieces(transfer, TransferLine::damaged),
                        pieces(transfer, transfer::inTransit))
                .replaceWithVoid();
    }

    private static Long[] pieces(Transfer transfer, ToLongFunction<TransferLine> figure) {
        return transfer.lines().stream().mapToLong(figure).boxed().toArray(Long[]::new);
    }

    private static Optional<Transfer> transfer(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return Optional.empty();
        }
        List<TransferLine> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(new TransferLine(
                new Sku(row.getString("sku")),
                row.getLong("shipped"),
                row.getLong("received"),
                row.getLong("damaged"))));
        Row head = rows.iterator().next();
        return Optional.of(new Transfer(
                head.getUUID("id"),
                head.getLong("version"),
                new Gln(head.getString("from_location")),
                new Gln(head.getString("to_location")),
                head.getString("reference"),
                fromDatabase(head.getOffsetDateTime("shipped_at")),
                fromDatabase(head.getOffsetDateTime("expected_at")),
                state(head),
                lines));
    }

    private static State state(Row head) {
        Instant closedAt = fromDatabase(head.getOffsetDateTime("closed_at"));
        return switch (Status.valueOf(head.getString("status"))) {
            case SHIPPED -> new State.Shipped();
            case PARTLY_RECEIVED -> new State.PartlyReceived();
            case RECEIVED -> new State.Received(closedAt);
            case CANCELLED -> new State.Cancelled(closedAt);
        };
    }
}
