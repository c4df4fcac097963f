package org.unisson.inventory.transfer.application;

import static org.unisson.chassis.persistence.Times.fromDatabase;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.transfer.domain.Status;
import org.unisson.inventory.transfer.domain.Transfer;
import org.unisson.inventory.transfer.persistence.TransferStore;

/** Transfers as they stand. */
@ApplicationScoped
public class TransferViews {

    private static final String HEADS = """
            select t.id, t.version, t.from_location, t.to_location, t.reference, t.status, t.shipped_at, t.expected_at,
                t.closed_at, s.skus, s.shipped, s.received, s.damaged, s.in_transit
            from transfer t cross join lateral (
                select count(*) as skus, sum(shipped)::bigint as shipped, sum(received)::bigint as received,
                    sum(damaged)::bigint as damaged, sum(in_transit)::bigint as in_transit
                from transfer_line where transfer_id = t.id) s
            where t.id in (%s) order by t.id""";

    // As many of each status as a page holds, each from its index: closed ones, which are most, cost open ones nothing.
    private static final String NEXT = """
            select id from (
                select p.id from unnest($1::text[]) as asked (status) cross join lateral (
                    select id from transfer where status = asked.status and id > $2%s order by id limit $3) p
            %s) found order by id limit $3""";

    private static final String ALL = HEADS.formatted(NEXT.formatted("", ""));

    private static final String OF_LOCATION = HEADS.formatted(NEXT.formatted(" and from_location = $4", """
                union all
                select p.id from unnest($1::text[]) as asked (status) cross join lateral (
                    select id from transfer where status = asked.status and id > $2 and to_location = $4
                    order by id limit $3) p
            """));

    private final Transactions transactions;
    private final TransferStore store;

    TransferViews(Transactions transactions, TransferStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    public Uni<Optional<Transfer>> get(UUID id) {
        return transactions.read(tx -> store.find(tx, id));
    }

    /** Those in one of these states after that one, oldest first. @param location from or to which, or null: any */
    public Uni<List<Head>> list(Gln location, Set<Status> statuses, UUID after, int limit) {
        String[] names = statuses.stream().map(Status::name).toArray(String[]::new);
        return transactions
                .read(tx -> location == null
                        ? tx.sql(ALL, names, after, limit)
                        : tx.sql(OF_LOCATION, names, after, limit, location.number()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TransferViews::head)
                        .toList());
    }

    private static Head head(Row row) {
        return new Head(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("from_location"),
                row.getString("to_location"),
                row.getString("reference"),
                Status.valueOf(row.getString("status")),
                fromDatabase(row.getOffsetDateTime("shipped_at")),
                fromDatabase(row.getOffsetDateTime("expected_at")),
                fromDatabase(row.getOffsetDateTime("closed_at")),
                row.getLong("skus"),
                row.getLong("shipped"),
                row.getLong("received"),
                row.getLong("damaged"),
                row.getLong("in_transit"));
    }

    /** A transfer without its lines: pieces summed over them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Head(
            UUID transferId,
            long version,
            String from,
            String to,
            String reference,
            Status status,
            Instant shippedAt,
            Instant expectedAt,
            Instant closedAt,
            long skus,
            long shipped,
            long received,
            long damaged,
            long inTransit) {}
}
