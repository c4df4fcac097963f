package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.application.Bookkeeping.KnownPurchase;
import org.unisson.loyalty.account.domain.Life;
import org.unisson.loyalty.account.domain.Programme;
import org.unisson.loyalty.account.domain.Purchase;
import org.unisson.loyalty.account.domain.PurchaseFact;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.TakenBack;
import org.unisson.loyalty.account.domain.Weights;

/** The tables {@code purchase} and {@code purchase_return}. */
@Singleton
class PurchaseTable {

    // The account that earned, or the one that took it over.
    private static final String SELECT = """
            select p.purchase_id, p.order_id, p.card, p.customer_id, coalesce(a.merged_into, p.account_id), p.currency,
                   p.paid_with_money, p.paid_with_points, p.money_back, p.points_back, p.points_per_unit,
                   p.point_value, p.purchased_at, p.family, p.carried, p.weighed::text, p.active_at, p.expires_at
            from purchase p left join account a on a.account_id = p.account_id
            """;

    private static final String BY_ID = SELECT + "where p.purchase_id = any($1::uuid[])";

    private static final String OF_FAMILIES = SELECT + "where p.family = any($1::uuid[])";

    private static final String WAITING = SELECT + """
            where p.account_id is null and p.card is null and p.customer_id = any($1::uuid[])
            order by p.purchase_id""";

    private static final String ALL_WAITING =
            SELECT + "where p.account_id is null and p.card is null and p.customer_id is not null";

    private static final String RETURNS = """
            select return_id, purchase_id, reversed, refunded, returned_at, weighed::text from purchase_return
            where purchase_id = any($1::uuid[]) order by position""";

    private static final String SAVE = """
            insert into purchase as known (purchase_id, order_id, card, customer_id, account_id, currency,
                                           paid_with_money, paid_with_points, money_back, points_back,
                                           points_per_unit, point_value, purchased_at, carried, weighed, active_at,
                                           expires_at)
            select purchase_id, order_id, card, customer_id, account_id, currency, paid_with_money, paid_with_points,
                   money_back, points_back, points_per_unit, point_value, purchased_at, carried, weighed::jsonb,
                   active_at, expires_at
            from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[],
                        $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::int[], $12::int[],
                        $13::timestamptz[], $14::bigint[], $15::text[], $16::timestamptz[], $17::timestamptz[])
                as told (purchase_id, order_id, card, customer_id, account_id, currency, paid_with_money,
                         paid_with_points, money_back, points_back, points_per_unit, point_value, purchased_at,
                         carried, weighed, active_at, expires_at)
            on conflict (purchase_id) do update set
                customer_id = excluded.customer_id, account_id = excluded.account_id, money_back = excluded.money_back,
                points_back = excluded.points_back, carried = excluded.carried, weighed = excluded.weighed""";

    // Apart from the rest: whoever joins a purchase with others may not be the one who writes what came back of it.
    private static final String JOIN = """
            update purchase set family = news.family from unnest($1::uuid[], $2::uuid[]) as news (purchase_id, family)
            where purchase.purchase_id = news.purchase_id""";

    private static final String SAVE_RETURNS = """
            insert into purchase_return (return_id, purchase_id, reversed, refunded, returned_at, weighed)
            select return_id, purchase_id, reversed, refunded, returned_at, weighed::jsonb
            from unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[], $5::timestamptz[], $6::text[])
                as told (return_id, purchase_id, reversed, refunded, returned_at, weighed)""";

    Uni<List<Purchase>> byId(Transaction tx, Collection<UUID> ids) {
        return load(tx, BY_ID, ids);
    }

    /** All purchases of these families. */
    Uni<List<Purchase>> ofFamilies(Transaction tx, Collection<UUID> families) {
        return load(tx, OF_FAMILIES, families);
    }

    /** Purchases of these customers that wait for an account. */
    Uni<List<Purchase>> waitingFor(Transaction tx, Collection<UUID> customers) {
        return load(tx, WAITING, customers);
    }

    /** All purchases that wait for an account. */
    Uni<List<Purchase>> waiting(Transaction tx) {
        return load(tx, tx.sql(ALL_WAITING));
    }

    Uni<List<KnownPurchase>> known(Transaction tx, Collection<UUID> ids) {
        return tx.sql(BY_ID, (Object) Columns.uuids(ids)).map(rows -> {
            List<KnownPurchase> known = new ArrayList<>();
            for (Row row : rows) {
                Sale sale = sale(row, Weights.NONE);
                known.add(new KnownPurchase(sale.purchaseId(), sale.name().orElse(null), sale.orderId()));
            }
            return known;
        });
    }

    Uni<Void> save(Transaction tx, List<Purchase> purchases) {
        if (purchases.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Sale> sales = purchases.stream().map(Purchase::sale).toList();
        return tx.sql(
                        SAVE,
                        Columns.uuids(sales, Sale::purchaseId),
                        Columns.uuids(sales, Sale::orderId),
                        Columns.texts(sales, Sale::card),
                        Columns.uuids(sales, Sale::customerId),
                        Columns.uuids(
                                purchases, purchase -> purchase.accountId().orElse(null)),
                        Columns.texts(sales, sale -> sale.paidWithMoney().currency()),
                        Columns.longs(sales, sale -> sale.paidWithMoney().minor()),
                        Columns.longs(sales, sale -> sale.paidWithPoints().minor()),
                        Columns.longs(
                                purchases, purchase -> purchase.moneyBack().minor()),
                        Columns.longs(
                                purchases, purchase -> purchase.pointsBack().minor()),
                        Columns.ints(purchases, purchase -> purchase.terms().pointsPerUnit()),
                        Columns.ints(purchases, purchase -> purchase.terms().pointValue()),
                        Columns.times(sales, Sale::purchasedAt),
                        Columns.longs(purchases, Purchase::carried),
                        Columns.texts(purchases, purchase -> WeightsJson.write(purchase.weights())),
                        Columns.times(purchases, purchase -> purchase.life().activeAt()),
                        Columns.times(purchases, purchase -> purchase.life().expiresAt()))
                .replaceWithVoid();
    }

    Uni<Void> join(Transaction tx, Map<UUID, UUID> families) {
        if (families.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> ids = families.keySet().stream().sorted().toList();
        return tx.sql(JOIN, Columns.uuids(ids), Columns.uuids(ids, families::get))
                .replaceWithVoid();
    }

    Uni<Void> saveReturns(Transaction tx, List<TakenBack> returns) {
        if (returns.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        SAVE_RETURNS,
                        Columns.uuids(returns, TakenBack::returnId),
                        Columns.uuids(returns, TakenBack::purchaseId),
                        Columns.longs(returns, TakenBack::reversed),
                        Columns.longs(returns, TakenBack::refunded),
                        Columns.times(returns, TakenBack::returnedAt),
                        Columns.texts(returns, taken -> WeightsJson.write(taken.byMultiplier())))
                .replaceWithVoid();
    }

    private static Uni<List<Purchase>> load(Transaction tx, String query, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return load(tx, tx.sql(query, (Object) Columns.uuids(ids)));
    }

    private static Uni<List<Purchase>> load(Transaction tx, Uni<RowSet<Row>> found) {
        return found.chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(List.of());
            }
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID(0)));
            return tx.sql(RETURNS, (Object) Columns.uuids(ids)).map(returns -> restore(rows, returns));
        });
    }

    private static List<Purchase> restore(RowSet<Row> rows, RowSet<Row> returnRows) {
        Map<UUID, List<TakenBack>> returns = new HashMap<>();
        for (Row row : returnRows) {
            TakenBack taken = new TakenBack(
                    row.getUUID(0),
                    row.getUUID(1),
                    row.getLong(2),
                    row.getLong(3),
                    Times.fromDatabase(row.getOffsetDateTime(4)),
                    WeightsJson.byMultiplier(row.getString(5)));
            returns.computeIfAbsent(taken.purchaseId(), ignored -> new ArrayList<>())
                    .add(taken);
        }
        List<Purchase> purchases = new ArrayList<>();
        for (Row row : rows) {
            Weights weights = WeightsJson.read(row.getString(15), row.getString(5));
            purchases.add(Purchase.restore(
                            sale(row, weights),
                            new Programme(row.getInteger(10), row.getInteger(11)),
                            row.getUUID(4),
                            new Money(row.getLong(8), row.getString(5)),
                            new Money(row.getLong(9), row.getString(5)),
                            weights,
                            returns.getOrDefault(row.getUUID(0), List.of()))
                    .joined(row.getUUID(13), row.getLong(14))
                    .living(new Life(
                            Times.fromDatabase(row.getOffsetDateTime(16)),
                            Times.fromDatabase(row.getOffsetDateTime(17)))));
        }
        return purchases;
    }

    private static Sale sale(Row row, Weights weights) {
        return new Sale(
                row.getUUID(0),
                row.getUUID(1),
                row.getString(2),
                row.getUUID(3),
                new Money(row.getLong(6), row.getString(5)),
                new Money(row.getLong(7), row.getString(5)),
                Times.fromDatabase(row.getOffsetDateTime(12)),
                weights.lines().stream()
                        .map(line -> new PurchaseFact.Weighed(
                                line.lineId(), "", line.multiplier(), line.paid(), line.bonuses()))
                        .toList());
    }
}
