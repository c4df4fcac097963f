package org.unisson.inventory.inbound.application;

import static org.unisson.chassis.persistence.Times.fromDatabase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.inbound.domain.InboundShipment;
import org.unisson.inventory.inbound.domain.Receipt;
import org.unisson.inventory.inbound.domain.Status;
import org.unisson.inventory.inbound.persistence.InboundStore;
import org.unisson.inventory.inbound.persistence.ReceiptStore;

/** Inbound shipments as they stand, and what has come of them. */
@ApplicationScoped
public class InboundViews {

    // As many of each status as a page holds, each from its index: closed ones, which are most, cost open ones nothing.
    private static final String HEADS = """
            select i.id, i.version, i.location, i.supplier, i.reference, i.status, i.expected_on, i.closed_at,
                s.skus, s.announced, s.received, s.damaged, s.awaited
            from (
                select p.* from unnest($1::text[]) as asked (status) cross join lateral (
                    select * from inbound_shipment where status = asked.status and id > $2%s order by id limit $3) p
                order by p.id limit $3) i
            cross join lateral (
                select count(*) as skus, sum(announced)::bigint as announced, sum(received)::bigint as received,
                    sum(damaged)::bigint as damaged, sum(awaited)::bigint as awaited
                from inbound_line where shipment_id = i.id) s
            order by i.id""";

    private static final String ALL = HEADS.formatted("");

    private static final String OF_LOCATION = HEADS.formatted(" and location = $4");

    private final Transactions transactions;
    private final InboundStore store;
    private final ReceiptStore receipts;

    InboundViews(Transactions transactions, InboundStore store, ReceiptStore receipts) {
        this.transactions = transactions;
        this.store = store;
        this.receipts = receipts;
    }

    /** One; 404. @param allowed refuses a shipment that the caller may not see */
    public Uni<InboundShipment> get(UUID id, Consumer<InboundShipment> allowed) {
        return transactions.read(tx -> store.find(tx, id)).map(found -> existing(id, found, allowed));
    }

    /** What has come of it, in the order it was taken, after that receipt; 404. */
    public Uni<List<TakenReceipt>> receipts(UUID id, UUID after, int limit, Consumer<InboundShipment> allowed) {
        return transactions.read(tx -> store.find(tx, id)
                .map(found -> existing(id, found, allowed))
                .chain(shipment -> receipts.after(tx, id, after, limit))
                .map(taken -> taken.stream()
                        .map(one -> new TakenReceipt(one.id(), one.receipt()))
                        .toList()));
    }

    /** Those in one of these states after that one, oldest first. @param location to which, or null: any */
    public Uni<List<Head>> list(Gln location, Set<Status> statuses, UUID after, int limit) {
        String[] names = statuses.stream().map(Status::name).toArray(String[]::new);
        return transactions
                .read(tx -> location == null
                        ? tx.sql(ALL, names, after, limit)
                        : tx.sql(OF_LOCATION, names, after, limit, location.number()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(InboundViews::head)
                        .toList());
    }

    private static InboundShipment existing(
            UUID id, Optional<InboundShipment> found, Consumer<InboundShipment> allowed) {
        InboundShipment shipment =
                found.orElseThrow(() -> Problem.notFound("inbound shipment", id).asException());
        allowed.accept(shipment);
        return shipment;
    }

    private static Head head(Row row) {
        return new Head(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("location"),
                row.getString("supplier"),
                row.getString("reference"),
                Status.valueOf(row.getString("status")),
                row.getLocalDate("expected_on"),
                fromDatabase(row.getOffsetDateTime("closed_at")),
                row.getLong("skus"),
                row.getLong("announced"),
                row.getLong("received"),
                row.getLong("damaged"),
                row.getLong("awaited"));
    }

    /** A receipt that was taken. @param id by which they are in the order they were taken */
    public record TakenReceipt(UUID id, Receipt receipt) {}

    /** An inbound shipment without its lines: pieces summed over them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Head(
            UUID shipmentId,
            long version,
            String location,
            String supplier,
            String reference,
            Status status,
            LocalDate expectedOn,
            Instant closedAt,
            long skus,
            long announced,
            long received,
            long damaged,
            long awaited) {}
}
