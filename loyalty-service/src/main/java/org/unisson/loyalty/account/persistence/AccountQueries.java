package org.unisson.loyalty.account.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.application.AccountViews;
import org.unisson.loyalty.account.domain.Book;
import org.unisson.loyalty.account.domain.Name;
import org.unisson.loyalty.account.domain.Purchase;

/** Views straight from SQL. */
@Singleton
class AccountQueries implements AccountViews {

    // As of $2, whether what the clock has brought is booked already or not. The account that was asked for, and all of
    // those that are one person with its customer.
    private static final String VIEW = """
            select a.account_id, a.customer_id, a.version, a.merged_into,
                   array(select substr(c.name, 6) from account_name c
                         where c.account_id = any(person.accounts) and c.name like 'card:%' order by 1),
                   person.accounts, person.customers, person.balances, person.helds, person.pendings
            from account a
            cross join lateral (
                select array_agg(m.account_id) as accounts, array_agg(m.customer_id) as customers,
                       array_agg(m.points - m.held - m.pending + due.active - due.expired) as balances,
                       array_agg(m.held) as helds, array_agg(m.pending - due.pending) as pendings
                from (select * from account
                      where account_id = any(array(
                          select a.account_id
                          union select f.account_id from account f
                          where f.customer_id = $MEMBERS and f.merged_into is null
                                and a.merged_into is null))
                      order by account_id) m
                cross join lateral (
                    select coalesce(sum(l.pending) filter (where l.active_at <= $2), 0)::bigint as pending,
                           coalesce(sum(l.pending) filter (where l.active_at <= $2
                               and (l.expires_at is null or l.expires_at > $2)), 0)::bigint as active,
                           coalesce(sum(l.free) filter (where l.expires_at <= $2), 0)::bigint as expired
                    from lot l where l.account_id = m.account_id and (l.pending > 0 or l.free > 0 or l.held > 0)) due
                ) person
            """.replace("$MEMBERS", Members.any("a.customer_id"));

    private static final String BY_ID = VIEW + "where a.account_id = $1";

    private static final String BY_NAME = VIEW + "join account_name n on n.account_id = a.account_id where n.name = $1";

    // Their own, or the oldest of the person, where they have none.
    private static final String BY_CUSTOMER = VIEW + "where a.customer_id = " + Members.any("$1")
            + " and a.merged_into is null order by a.customer_id <> $1, a.account_id limit 1";

    private static final String ENTRIES = """
            select e.entry_id, e.version, e.points, e.balance, e.cause, e.source_id, e.occurred_at, e.recorded_at,
                   j.reason, sold.weighed::text, back.weighed::text, coalesce(sold.currency, returned.currency),
                   e.account_id
            from entry e left join adjustment j on j.entry_id = e.entry_id
            left join purchase sold on e.cause = 'PURCHASE' and e.source = 'purchase:' || sold.purchase_id
                and sold.purchase_id = e.source_id
            left join purchase_return back on e.cause = 'RETURN' and e.source = 'return:' || back.return_id
                and back.return_id = e.source_id
            left join purchase returned on returned.purchase_id = back.purchase_id
            where e.account_id = any($1::uuid[]) and e.entry_id < $2 and e.points <> 0
            order by e.entry_id desc limit $3""";

    private static final String LOTS = """
            select lot_id, case when expires_at <= $2 then 0 when active_at <= $2 then free + pending else free end, held,
                   case when active_at > $2 then pending else 0 end, active_at, expires_at, account_id
            from lot
            where account_id = any($1::uuid[]) and (pending > 0 or free > 0 or held > 0)
              and (expires_at is null or expires_at > $2 or held > 0)
              and (coalesce(expires_at, 'infinity'), lot_id) > ($3::text::timestamptz, $4)
              and ($5::text is null or expires_at < $5::text::timestamptz)
            order by coalesce(expires_at, 'infinity'), lot_id limit $6""";

    private static final String SUMMARY = """
            select coalesce(sum(points) filter (where cause = 'PURCHASE'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'RETURN'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'SPENT'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'REFUNDED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'ADJUSTED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'GESTURE'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'TRANSFERRED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'EXPIRED'), 0)::bigint,
                   coalesce(sum(points) filter (where cause = 'PARTED'), 0)::bigint,
                   coalesce(sum(points), 0)::bigint,
                   (select coalesce(sum(a.points - a.held - a.pending), 0)::bigint from account a),
                   (select coalesce(sum(a.held), 0)::bigint from account a),
                   (select coalesce(sum(a.pending), 0)::bigint from account a),
                   (select count(*) from account a where a.merged_into is null),
                   count(*) filter (where points <> 0)
            from entry""";

    private static final String BOOKS = "select book, sum(points)::bigint from posting group by book order by book";

    private final Transactions transactions;
    private final PurchaseTable purchases;
    private final Clock clock;

    AccountQueries(Transactions transactions, PurchaseTable purchases, Clock clock) {
        this.transactions = transactions;
        this.purchases = purchases;
        this.clock = clock;
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
        return one(BY_CUSTOMER, customerId);
    }

    @Override
    public Uni<List<EntryView>> entries(Collection<UUID> accounts, UUID before, int limit) {
        return transactions
                .read(tx -> tx.sql(ENTRIES, Columns.uuids(accounts), before, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountQueries::entry)
                        .toList());
    }

    @Override
    public Uni<List<LotView>> lots(Collection<UUID> accounts, LotKey after, Instant until, int limit) {
        String from = after == null ? "-infinity" : text(after.expiresAt());
        UUID last = after == null ? new UUID(0, 0) : after.lotId();
        String end = until == null ? null : until.toString();
        return transactions
                .read(tx -> tx.sql(
                        LOTS, Columns.uuids(accounts), Times.toDatabase(clock.instant()), from, last, end, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AccountQueries::lot)
                        .toList());
    }

    private static String text(Instant expiresAt) {
        return expiresAt == null ? "infinity" : expiresAt.toString();
    }

    private static LotView lot(Row row) {
        return new LotView(
                row.getUUID(0),
                row.getUUID(6),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                Times.fromDatabase(row.getOffsetDateTime(4)),
                Times.fromDatabase(row.getOffsetDateTime(5)));
    }

    @Override
    public Uni<Summary> summary() {
        return transactions.read(tx -> tx.sql(SUMMARY).chain(rows -> books(tx).chain(books -> purchases
                .waiting(tx)
                .map(waiting -> summary(rows.iterator().next(), waiting, books)))));
    }

    private Uni<Optional<AccountView>> one(String query, Object parameter) {
        return transactions
                .read(tx -> tx.sql(query, parameter, Times.toDatabase(clock.instant())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
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
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                waiting.stream().mapToLong(Purchase::remaining).sum(),
                row.getLong(13),
                row.getLong(14),
                books);
    }

    private static AccountView view(Row row) {
        List<Member> members = new ArrayList<>();
        UUID[] accounts = row.getArrayOfUUIDs(5);
        for (int i = 0; i < accounts.length; i++) {
            members.add(new Member(
                    accounts[i],
                    row.getArrayOfUUIDs(6)[i],
                    row.getArrayOfLongs(7)[i],
                    row.getArrayOfLongs(8)[i],
                    row.getArrayOfLongs(9)[i]));
        }
        return new AccountView(
                row.getUUID(0),
                row.getUUID(1),
                Arrays.asList(row.getArrayOfStrings(4)),
                members.stream().mapToLong(Member::balance).sum(),
                members.stream().mapToLong(Member::held).sum(),
                members.stream().mapToLong(Member::pending).sum(),
                row.getLong(2),
                row.getUUID(3),
                members);
    }

    private static EntryView entry(Row row) {
        return new EntryView(
                row.getUUID(0),
                row.getUUID(12),
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getUUID(5),
                Times.fromDatabase(row.getOffsetDateTime(6)),
                Times.fromDatabase(row.getOffsetDateTime(7)),
                row.getString(8),
                multiplied(row),
                added(row));
    }

    /** Null: there is nothing to tell. */
    private static List<Added> added(Row row) {
        if (row.getString(9) == null) {
            return null;
        }
        String currency = row.getString(11);
        List<Added> added = WeightsJson.read(row.getString(9), currency).bonuses().entrySet().stream()
                .map(one -> new Added(one.getKey().rule(), one.getKey().extra(), new Money(one.getValue(), currency)))
                .toList();
        return added.isEmpty() ? null : added;
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
