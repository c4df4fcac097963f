package org.unisson.order.returns.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.purchase.persistence.Rows;
import org.unisson.order.returns.application.UnreceiptedReturn;
import org.unisson.order.returns.application.UnreceiptedReturns;
import org.unisson.order.returns.domain.Condition;

/** Returns without a receipt in PostgreSQL. */
@ApplicationScoped
class UnreceiptedReturnTables implements UnreceiptedReturns {

    private static final String KNOWS = """
            select exists (select from known_card where customer = $1)
                or exists (select from known_attachment where customer = $1)
                or exists (select from purchase where customer = $1)""";

    private static final String LOCK_PERSON = Members.lock("return of", "$1");

    private static final String GIVEN = """
            select coalesce(sum(total), 0)::bigint from unreceipted_return
            where customer =\s""" + Members.any("$1") + " and currency = $2 and returned_at > $3";

    private static final String LOWEST = """
            select sku, min(line.total / line.quantity) from purchase_line line join purchase using (purchase_id)
            where sku = any($1) and channel = $2 and currency = $3 and purchased_at >= $4 and line.total > 0
            group by sku""";

    private static final String HEADER = """
            insert into unreceipted_return (return_id, channel, location, customer, currency, total, tender, reference,
                                            reason, returned_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String ADD_LINES = """
            insert into unreceipted_return_line (return_id, position, line_id, sku, quantity, refund, condition)
            select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])""";

    private static final String SINCE = """
            select return_id, channel, location, customer, currency, total, tender, reference, reason, returned_at
            from unreceipted_return where returned_at >= $1 and return_id > $2 order by return_id limit $3""";

    private static final String LINES = """
            select return_id, line_id, sku, quantity, refund, condition from unreceipted_return_line
            where return_id = any($1) order by return_id, position""";

    @Override
    public Uni<Boolean> knows(Transaction tx, UUID customerId) {
        return tx.sql(KNOWS, customerId).map(rows -> rows.iterator().next().getBoolean(0));
    }

    @Override
    public Uni<Void> lockPerson(Transaction tx, UUID customerId) {
        return tx.sql(LOCK_PERSON, customerId).replaceWithVoid();
    }

    @Override
    public Uni<Money> given(Transaction tx, UUID customerId, String currency, Instant since) {
        return tx.sql(GIVEN, customerId, currency, Times.toDatabase(since))
                .map(rows -> new Money(rows.iterator().next().getLong(0), currency));
    }

    @Override
    public Uni<Map<Sku, Money>> lowestPrices(
            Transaction tx, String channel, String currency, Instant since, Collection<Sku> skus) {
        return tx.sql(
                        LOWEST,
                        skus.stream().map(Sku::code).toArray(String[]::new),
                        channel,
                        currency,
                        Times.toDatabase(since))
                .map(rows -> {
                    Map<Sku, Money> lowest = new HashMap<>();
                    rows.forEach(row -> lowest.put(new Sku(row.getString(0)), new Money(row.getLong(1), currency)));
                    return lowest;
                });
    }

    @Override
    public Uni<Void> add(Transaction tx, UnreceiptedReturn made) {
        return tx.sql(
                        HEADER,
                        made.returnId(),
                        made.channel(),
                        made.location().number(),
                        made.customerId(),
                        made.total().currency(),
                        made.total().minor(),
                        made.tender(),
                        made.reference(),
                        made.reason(),
                        Times.toDatabase(made.returnedAt()))
                .chain(() -> new Rows<>(ADD_LINES, made.lines())
                        .column(UUID.class, line -> made.returnId())
                        .column(Integer.class, line -> made.lines().indexOf(line))
                        .column(UUID.class, UnreceiptedReturn.Line::lineId)
                        .column(String.class, line -> line.sku().code())
                        .column(Long.class, UnreceiptedReturn.Line::quantity)
                        .column(Long.class, line -> line.refund().minor())
                        .column(String.class, line -> line.condition().name())
                        .insert(tx));
    }

    @Override
    public Uni<List<UnreceiptedReturn>> since(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(SINCE, Times.toDatabase(since), after, atMost).chain(headers -> {
            Object ids = StreamSupport.stream(headers.spliterator(), false)
                    .map(row -> row.getUUID("return_id"))
                    .toArray(UUID[]::new);
            return tx.sql(LINES, ids).map(lines -> returns(headers, lines));
        });
    }

    private static List<UnreceiptedReturn> returns(RowSet<Row> headers, RowSet<Row> lines) {
        Map<UUID, List<Row>> linesOf = new HashMap<>();
        lines.forEach(row -> linesOf.computeIfAbsent(row.getUUID("return_id"), id -> new ArrayList<>())
                .add(row));
        List<UnreceiptedReturn> returns = new ArrayList<>();
        headers.forEach(row -> returns.add(made(row, linesOf.get(row.getUUID("return_id")))));
        return returns;
    }

    private static UnreceiptedReturn made(Row row, List<Row> lines) {
        String currency = row.getString("currency");
        return new UnreceiptedReturn(
                row.getUUID("return_id"),
                row.getString("channel"),
                new Gln(row.getString("location")),
                row.getUUID("customer"),
                lines.stream()
                        .map(line -> new UnreceiptedReturn.Line(
                                line.getUUID("line_id"),
                                new Sku(line.getString("sku")),
                                line.getLong("quantity"),
                                new Money(line.getLong("refund"), currency),
                                Condition.valueOf(line.getString("condition"))))
                        .toList(),
                new Money(row.getLong("total"), currency),
                row.getString("tender"),
                row.getString("reference"),
                row.getString("reason"),
                Times.fromDatabase(row.getOffsetDateTime("returned_at")));
    }
}
