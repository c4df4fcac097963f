package org.unisson.catalog.operation.persistence;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.catalog.operation.domain.Budget;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationKind;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;

/** Commercial operations, with what follows from them in tables of their own. */
@Singleton
public class OperationRows {

    private static final String SELECT =
            "select operation_id, version, status, content::text, changed_at from operation ";

    private static final String SAVE = """
            insert into operation (operation_id, version, status, begins_at, ends_at, content, changed_at)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7)
            on conflict (operation_id) do update
            set version = excluded.version, status = excluded.status, begins_at = excluded.begins_at,
                ends_at = excluded.ends_at, content = excluded.content, changed_at = excluded.changed_at""";

    private static final String BUDGET = """
            insert into operation_budget (operation_id, amount_limit, uses_limit, uses_per_customer)
            values ($1, $2, $3, $4)
            on conflict (operation_id) do update
            set amount_limit = excluded.amount_limit, uses_limit = excluded.uses_limit,
                uses_per_customer = excluded.uses_per_customer""";

    private static final String RESERVE = """
            insert into reserved_sku (sku, operation_id, channels, segments, begins_at, ends_at)
            select sku, $2, $3, $4, $5, $6 from unnest($1::text[]) sku""";

    private final ObjectMapper json;

    OperationRows(ObjectMapper json) {
        this.json = json;
    }

    public Uni<Optional<Operation>> find(Transaction tx, UUID operationId) {
        return tx.sql(SELECT + "where operation_id = $1", operationId)
                .map(rows -> read(rows).stream().findFirst());
    }

    /** By id, after that one. @param status only those of it; null: all */
    public Uni<List<Operation>> after(Transaction tx, UUID operationId, OperationStatus status, int limit) {
        return tx.sql(
                        SELECT + "where operation_id > $1 and ($2::text is null or status = $2)"
                                + " order by operation_id limit $3",
                        operationId,
                        status == null ? null : status.name(),
                        limit)
                .map(this::read);
    }

    /** Some whose status the clock has overtaken; several replicas take different ones. */
    public Uni<List<Operation>> overtaken(Transaction tx, Instant now, int atOnce) {
        return tx.sql(SELECT + """
                        where (status = 'SCHEDULED' and begins_at <= $1) or (status = 'LIVE' and ends_at <= $1)
                        order by operation_id limit $2 for update skip locked""", Times.toDatabase(now), atOnce).map(this::read);
    }

    /** The operation as it is now; the caller is the only writer of it. */
    public Uni<Void> save(Transaction tx, Operation operation) {
        OperationContent content = operation.content();
        return tx.sql(
                        SAVE,
                        operation.operationId(),
                        operation.version(),
                        operation.status().name(),
                        Times.toDatabase(content.beginsAt()),
                        Times.toDatabase(content.endsAt()),
                        OperationJson.write(json, content),
                        Times.toDatabase(operation.changedAt()))
                .chain(() -> saveBudget(tx, operation))
                .chain(() -> reserve(tx, operation));
    }

    private static Uni<Void> saveBudget(Transaction tx, Operation operation) {
        Budget budget = operation.content().budget();
        if (budget == null) {
            // What was given counts again if the budget comes back.
            return tx.sql(BUDGET, operation.operationId(), null, null, null).replaceWithVoid();
        }
        return tx.sql(
                        BUDGET,
                        operation.operationId(),
                        budget.amount() == null ? null : budget.amount().minor(),
                        budget.uses(),
                        budget.usesPerCustomer())
                .replaceWithVoid();
    }

    private static Uni<Void> reserve(Transaction tx, Operation operation) {
        OperationContent content = operation.content();
        return tx.sql("delete from reserved_sku where operation_id = $1", operation.operationId())
                .chain(() -> !operation.isPublished() || content.kind() == OperationKind.PUBLIC
                        ? Uni.createFrom().voidItem()
                        : tx.sql(
                                        RESERVE,
                                        content.targets().skus().toArray(String[]::new),
                                        operation.operationId(),
                                        content.channels().toArray(String[]::new),
                                        content.audience().segments().toArray(String[]::new),
                                        Times.toDatabase(content.beginsAt()),
                                        Times.toDatabase(content.endsAt()))
                                .replaceWithVoid());
    }

    /** Adds invitations; who is invited already stays so. @return how many are new */
    public Uni<Integer> invite(Transaction tx, UUID operationId, Collection<UUID> customers) {
        return tx.sql("""
                        insert into operation_invitation (operation_id, customer_id)
                        select $1, customer from unnest($2::uuid[]) customer on conflict do nothing""", operationId, customers.toArray(UUID[]::new)).map(RowSet::rowCount);
    }

    private List<Operation> read(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Operation(
                        row.getUUID(0),
                        row.getLong(1),
                        OperationStatus.valueOf(row.getString(2)),
                        OperationJson.read(json, row.getString(3), OperationContent.class),
                        Times.fromDatabase(row.getOffsetDateTime(4))))
                .toList();
    }
}
