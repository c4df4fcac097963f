package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.application.AccountViews;
import org.unisson.loyalty.account.domain.Book;
import org.unisson.loyalty.account.domain.Name;
import org.unisson.loyalty.account.domain.Purchase;

/** Views straight from SQL. */
@Singleton
class AccountQueries implements AccountViews {

    private static final String VIEW = """
            select a.account_id, a.customer_id, a.points - a.held, a.held, a.version, a.merged_into,
                   array(select substr(c.name, 6) from account_name c
                         where c.account_id = a.account_id and c.name like 'card:%' order by 1)
            from account a
            """;

    private static final String BY_ID = VIEW + "where a.account_id = $1";

    private static final String BY_NAME = VIEW + "join account_name n on n.account_id = a.account_id where n.name = $1";

    private static final String ENTRIES = """
            select e.entry_id, e.version, e.points, e.balance, e.cause, e.source_id, e.occurred_at, e.recorded_at,
                   j.reason, sold.weighed::text, back.weighed::text, coalesce(sold.currency, returned.currency)
            from entry e left join adjustment j on j.entry_id = e.entry_id
            left join purchase sold on e.cause = 'PURCHASE' and e.source = 'purchase:' || sold.purchase_id
                and sold.purchase_id = e.source_id
            left join purchase_return back on e.cause = 'RETURN' and e.source = 'return:' || back.return_id
                and back.return_id = e.source_id
            left join purchase returned on returned.purchase_id = back.purchase_id
            where e.account_id = $1 and e.version < $2 and e.points <> 0 order by e.version desc limit $3""";

    private static final String SUMMARY = """
            select coalesce(sum(points) filter (where cause = 'PURCHASE'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'RETURN'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'SPENT'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'REFUNDED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'ADJUSTED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'TRANSFERRED'), 0)::bigint,
                   coalesce(sum(points), 0)::bigint,
                   (select coalesce(sum(a.points - a.held), 0)::bigint from account a),
                   (select coalesce(sum(a.held), 0)::bigint from account a),
                   (select count(*) from account a where a.merged_into is null),
                   count(*) filter (where points <> 0)
            from entry""";

    private static final String BOOKS = "select book, sum(points)::bigint from posting group by book order by book";

    private final Transactions transactions;
    private final PurchaseTable purchases;

    AccountQueries(Transactions transactions, PurchaseTable purchases) {
        this.transactions = transactions;
        this.purchases = purchases;
    }

    @Override
    public Uni<Optional<AccountView>> byId(UUID accountId) {
        return one(BY_ID, accountId);
    }

    @Override
    public Uni<Optional<AccountView>> byCard(String card) {
        return one(BY_NAME, Name.ofCard(card).text());
    }

    @Override
    public Uni<Optional<AccountView>> byCustomer(UUID customerId) {
        return one(BY_NAME, Name.ofCustomer(customerId).text());
    }

    @Override
    public Uni<List<EntryView>> entries(UUID accountId, long beforeVersion, int limit) {
        return transactions
                .read(tx -> tx.sql(ENTRIES, accountId, beforeVersion, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountQueries::entry)
                        .toList());
    }

    @Override
    public Uni<Summary> summary() {
        return transactions.read(tx -> tx.sql(SUMMARY).chain(rows -> books(tx).chain(books -> purchases
                .waiting(tx)
                .map(waiting -> summary(rows.iterator().next(), waiting, books)))));
    }

    private Uni<Optional<AccountView>> one(String query, Object parameter) {
        return transactions.read(tx -> tx.sql(query, parameter)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(AccountQueries::view)
                .findFirst());
    }

    private static Uni<Map<String, Long>> books(Transaction tx) {
        return tx.sql(BOOKS).map(rows -> {
            Map<String, Long> books = new TreeMap<>();
            for (Book book : Book.values()) {
                books.put(book.name(), 0L);
            }
            rows.forEach(row -> books.put(row.getString(0), row.getLong(1)));
            return books;
        });
    }

    private static Summary summary(Row row, List<Purchase> waiting, Map<String, Long> books) {
        return new Summary(
                row.getLong(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                waiting.stream().mapToLong(Purchase::remaining).sum(),
                row.getLong(9),
                row.getLong(10),
                books);
    }

    private static AccountView view(Row row) {
        return new AccountView(
                row.getUUID(0),
                row.getUUID(1),
                Arrays.asList(row.getArrayOfStrings(6)),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getUUID(5));
    }

    private static EntryView entry(Row row) {
        return new EntryView(
                row.getUUID(0),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getUUID(5),
                Times.fromDatabase(row.getOffsetDateTime(6)),
                Times.fromDatabase(row.getOffsetDateTime(7)),
                row.getString(8),
                multiplied(row));
    }

    /** Null: there is nothing to tell. */
    private static List<Multiplied> multiplied(Row row) {
        String currency = row.getString(11);
        Map<Integer, Long> amounts = row.getString(9) == null
                ? WeightsJson.byMultiplier(row.getString(10))
                : WeightsJson.read(row.getString(9), currency).paid();
        return amounts.isEmpty()
                ? null
                : amounts.entrySet().stream()
                        .map(one -> new Multiplied(one.getKey(), new Money(one.getValue(), currency)))
                        .toList();
    }
}
