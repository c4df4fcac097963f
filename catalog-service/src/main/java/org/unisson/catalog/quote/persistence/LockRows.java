package org.unisson.catalog.quote.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;

/**
 * What quotes keep of coupons and budgets. Rows of budgets are locked before those of coupons, both in the order of
 * their keys, and what is decided is decided on rows that are locked: the last cent and the last use are given once.
 */
@Singleton
public class LockRows {

    private static final String LOCK_BUDGETS = """
            select operation_id, amount_limit - amount_used, uses_limit - uses_used, uses_per_customer
            from operation_budget where operation_id = any($1) order by operation_id for update""";

    private static final String LOCK_COUPONS =
            "select code, uses_used < uses_limit from coupon where code = any($1) order by code for update";

    private static final String USES_OF_CUSTOMER = """
            select operation_id, count(*) from quote_claim
            where operation_id = any($1) and held and quote_id <> $3 and customer_id =\s""" + Members.any("$2") + " group by operation_id";

    private static final String RELEASE = """
            with freed as (
                update quote_claim set held = false where quote_id = any($1) and held
                returning operation_id, amount, code),
            budgets as (
                update operation_budget b
                set amount_used = b.amount_used - f.amount, uses_used = b.uses_used - f.uses
                from (select operation_id, sum(amount)::bigint as amount, count(*) as uses
                      from freed group by operation_id) f
                where b.operation_id = f.operation_id),
            coupons as (
                update coupon c set uses_used = c.uses_used - f.uses
                from (select code, count(*)::int as uses from freed where code is not null group by code) f
                where c.code = f.code)
            update quote_lock set state = 'RELEASED', changed_at = $2 where quote_id = any($1)""";

    /** A quote's lock. @param state LOCKED, PLACED, CONSUMED or RELEASED @param orderId or null */
    public record Lock(String state, UUID orderId) {}

    /** A sale that waits for a quote. */
    public record Waiting(UUID saleId, UUID quoteId) {}

    /** What is left, as locked. @param perCustomer uses left for the customer; null: no limit */
    public record Left(Long amount, Long uses, Long perCustomer) {}

    /** Budgets and coupons, locked for this transaction. */
    public record Held(Map<UUID, Left> budgets, Set<String> freeCoupons) {}

    /** The lock, which nobody else changes until this transaction ends. */
    public Uni<Optional<Lock>> find(Transaction tx, UUID quoteId) {
        return tx.sql("select state, order_id from quote_lock where quote_id = $1 for update", quoteId)
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Lock(
                                rows.iterator().next().getString(0),
                                rows.iterator().next().getUUID(1))));
    }

    /** Adds a lock that keeps nothing yet. @return whether there was none */
    public Uni<Boolean> add(Transaction tx, UUID quoteId, UUID customerId, Instant until, Instant now) {
        return tx.sql("""
                        insert into quote_lock (quote_id, customer_id, state, locked_until, changed_at)
                        values ($1, $2, 'LOCKED', $3, $4) on conflict do nothing""", quoteId, customerId, Times.toDatabase(until), Times.toDatabase(now))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Locks the rows, and tells what is left in them for that customer. */
    public Uni<Held> hold(
            Transaction tx, UUID quoteId, UUID customerId, Collection<UUID> operations, Collection<String> codes) {
        UUID[] ids = operations.stream().sorted().toArray(UUID[]::new);
        String[] sorted = codes.stream().sorted().toArray(String[]::new);
        return tx.sql(LOCK_BUDGETS, (Object) ids).chain(budgets -> tx.sql(LOCK_COUPONS, (Object) sorted)
                // A statement of its own: it sees what those before us have committed.
                .chain(coupons -> tx.sql(USES_OF_CUSTOMER, ids, customerId, quoteId)
                        .map(uses -> {
                            Map<UUID, Long> used = new HashMap<>();
                            uses.forEach(row -> used.put(row.getUUID(0), row.getLong(1)));
                            Map<UUID, Left> left = new HashMap<>();
                            for (Row row : budgets) {
                                Integer perCustomer = row.getInteger(3);
                                UUID id = row.getUUID(0);
                                left.put(
                                        id,
                                        new Left(
                                                row.getLong(1),
                                                row.getLong(2),
                                                perCustomer == null ? null : perCustomer - used.getOrDefault(id, 0L)));
                            }
                            Set<String> free = new HashSet<>();
                            coupons.forEach(row -> {
                                if (row.getBoolean(1)) {
                                    free.add(row.getString(0));
                                }
                            });
                            return new Held(left, free);
                        })));
    }

    /** Takes from one operation, whose rows are held. */
    public Uni<Void> take(Transaction tx, UUID quoteId, UUID customerId, UUID operationId, long amount, String code) {
        return tx.sql("""
                        update operation_budget set amount_used = amount_used + $2, uses_used = uses_used + 1
                        where operation_id = $1""", operationId, amount)
                .chain(() -> code == null
                        ? Uni.createFrom().voidItem()
                        : tx.sql("update coupon set uses_used = uses_used + 1 where code = $1", code)
                                .replaceWithVoid())
                .chain(() -> tx.sql("""
                        insert into quote_claim (quote_id, operation_id, customer_id, amount, code, held)
                        values ($1, $2, $3, $4, $5, true)
                        on conflict (quote_id, operation_id) do update set held = true""", quoteId, operationId, customerId, amount, code))
                .replaceWithVoid();
    }

    /** Gives back what these quotes still keep; what was given back already stays so. */
    public Uni<Void> release(Transaction tx, Collection<UUID> quoteIds, Instant now) {
        UUID[] ids = quoteIds.stream().sorted().toArray(UUID[]::new);
        return tx.sql("select distinct operation_id, code from quote_claim where quote_id = any($1) and held", (Object)
                        ids)
                .chain(rows -> {
                    List<UUID> operations = new ArrayList<>();
                    List<String> codes = new ArrayList<>();
                    rows.forEach(row -> {
                        operations.add(row.getUUID(0));
                        if (row.getString(1) != null) {
                            codes.add(row.getString(1));
                        }
                    });
                    return hold(tx, new UUID(0, 0), null, operations, codes);
                })
                .chain(() -> tx.sql(RELEASE, ids, Times.toDatabase(now)))
                .replaceWithVoid();
    }

    /** The order has it now: it does not expire any more. */
    public Uni<Void> place(Transaction tx, UUID quoteId, UUID orderId, Instant now) {
        return tx.sql("""
                        update quote_lock set state = 'PLACED', order_id = $2, changed_at = $3 where quote_id = $1""", quoteId, orderId, Times.toDatabase(now)).replaceWithVoid();
    }

    /** What the orders have taken is used up. */
    public Uni<Void> consume(Transaction tx, Collection<UUID> orderIds, Instant now) {
        return tx.sql("""
                        update quote_lock set state = 'CONSUMED', changed_at = $2
                        where order_id = any($1) and state = 'PLACED'""", orderIds.toArray(UUID[]::new), Times.toDatabase(now)).replaceWithVoid();
    }

    /** Quotes that these orders have, and that still keep something. */
    public Uni<List<UUID>> of(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql("""
                        select quote_id from quote_lock
                        where order_id = any($1) and state in ('PLACED', 'CONSUMED') order by quote_id for update""", (Object) orderIds.toArray(UUID[]::new)).map(LockRows::ids);
    }

    /** The sale has it once what has it now gives it back. */
    public Uni<Void> await(Transaction tx, UUID quoteId, UUID saleId) {
        return tx.sql("update quote_lock set next_sale = $2 where quote_id = $1", quoteId, saleId)
                .replaceWithVoid();
    }

    /** The sale is void itself. */
    public Uni<Void> awaitNoMore(Transaction tx, UUID saleId) {
        return tx.sql("update quote_lock set next_sale = null where next_sale = $1", saleId)
                .replaceWithVoid();
    }

    /** The sales that wait for these quotes, which they do no more. */
    public Uni<List<Waiting>> next(Transaction tx, Collection<UUID> quoteIds) {
        return tx.sql("""
                        update quote_lock l set next_sale = null
                        from (select quote_id, next_sale from quote_lock where quote_id = any($1)) was
                        where l.quote_id = was.quote_id and was.next_sale is not null
                        returning was.next_sale, was.quote_id""", (Object) quoteIds.toArray(UUID[]::new)).map(rows -> {
            List<Waiting> sales = new ArrayList<>();
            rows.forEach(row -> sales.add(new Waiting(row.getUUID(0), row.getUUID(1))));
            return sales;
        });
    }

    /** Which of these orders have a quote, or wait for one. */
    public Uni<Set<UUID>> having(Transaction tx, Collection<UUID> orderIds) {
        return tx.sql("""
                        select order_id from quote_lock where order_id = any($1)
                        union select next_sale from quote_lock where next_sale = any($1)""", (Object) orderIds.toArray(UUID[]::new)).map(rows -> new HashSet<>(ids(rows)));
    }

    /** Some that expired before that instant; several replicas take different ones. */
    public Uni<List<UUID>> expired(Transaction tx, Instant before, int atOnce) {
        return tx.sql("""
                        select quote_id from quote_lock where state = 'LOCKED' and locked_until < $1
                        order by locked_until limit $2 for update skip locked""", Times.toDatabase(before), atOnce).map(LockRows::ids);
    }

    private static List<UUID> ids(Iterable<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }
}
