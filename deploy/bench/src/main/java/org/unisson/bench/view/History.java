package org.unisson.bench.view;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.bench.Upkeep;
import org.unisson.demo.client.Service;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * What people did in the last ninety days, written straight into the database: fifty touchpoints each on a device of their
 * own, every third of them told by name, four purchases, a cart, points and goods on their way. Whoever is asked for is among
 * the first; the more there are, the more others did the same on the same days.
 */
final class History implements AutoCloseable {

    /** Touchpoints of one person. */
    static final int EACH = 50;

    private static final int AT_ONCE = 1_000;
    private static final int PROGRESS = 20_000;

    private static final String DAYS =
            "select open_touchpoint_day((now() at time zone 'UTC')::date - n) from generate_series(0, 91) n";

    private static final List<String> FILL = List.of("""
            insert into touchpoint (touchpoint_id, kind, touched_at, channel, sku, source, campaign, visitor, customer_id)
            select overlay(gen_random_uuid()::text placing left(first_id(t.at)::text, 13) || '-7' from 1 for 15)::uuid,
                case when d % 10 = 0 then 'BANNER_CLICKED' else 'PRODUCT_VIEWED' end, t.at, 'web', 'S-' || (p * d) % 50000,
                case when d % 10 = 0 then 'newsletter' end, case when d % 10 = 0 then 'spring' end, 'view-' || p,
                case when d % 3 = 0 then w.id end
            from generate_series(0, 89) d
            cross join bench.person w cross join lateral (select w.number as p) n
            cross join lateral (
                select now() - make_interval(days => d, secs => (p * 7919::bigint % 86000)::int) as at) t
            where p >= ? and p < ? and (p + d * 7) % 9 < 5""", """
            insert into visitor_customer (visitor, customer_id, since)
            select 'view-' || number, id, now() - interval '90 days' from bench.person where number >= ? and number < ?""", """
            insert into visitor_sign (visitor, customer_id, signed_at)
            select 'view-' || number, id, now() - interval '90 days' from bench.person where number >= ? and number < ?""", """
            insert into timeline_entry (id, kind, customer_id, occurred_at, channel, store, reference, minor, currency,
                quantity, detail, skus)
            select 'PURCHASE/' || made.id, 'PURCHASE', w.id,
                now() - make_interval(days => n * 20, secs => w.number % 86000), 'store', null, made.id::text, 1999, 'EUR', 1,
                'RECEIPT', array['S-' || n]
            from bench.person w cross join generate_series(1, 4) n
            cross join lateral (select md5('purchase' || w.number || '/' || n)::uuid as id) made
            where w.number >= ? and w.number < ?""", """
            insert into timeline_entry (id, kind, customer_id, occurred_at, reference, quantity, detail)
            select 'POINTS/' || w.number || '/' || n, 'POINTS', w.id, now() - make_interval(days => n * 4), w.number::text, 20,
                'PURCHASE'
            from bench.person w cross join generate_series(1, 20) n where w.number >= ? and w.number < ?""", """
            insert into open_cart (cart_id, customer_id, version, channel, skus, quantities, touched_at)
            select md5('cart' || number)::uuid, id, 3, 'web', array['S-1', 'S-2'], array[1, 2], now()
            from bench.person where number >= ? and number < ?""", """
            insert into points_account (account_id, customer_id, version, balance, held, pending, changed_at)
            select md5('account' || number)::uuid, id, 9, 80, 0, 0, now()
            from bench.person where number >= ? and number < ?""", """
            insert into consignment (consignment_id, order_id, customer_id, version, status, promised_by)
            select md5('parcel' || w.number || '/' || n)::uuid, md5('order' || w.number || '/' || n)::uuid, w.id, 5,
                case n when 1 then 'SHIPPED' else 'DELIVERED' end, now() + interval '1 day'
            from bench.person w cross join generate_series(1, 4) n where w.number >= ? and w.number < ?""");

    private final Stack stack;
    private final Connection connection;
    private int people;

    History(Stack stack, List<UUID> known) {
        this.stack = stack;
        Map<String, String> environment = stack.environment(Service.CUSTOMER.processName());
        try {
            connection = DriverManager.getConnection(
                    environment.get("QUARKUS_DATASOURCE_JDBC_URL"),
                    environment.get("QUARKUS_DATASOURCE_USERNAME"),
                    environment.get("QUARKUS_DATASOURCE_PASSWORD"));
            try (Statement statement = connection.createStatement()) {
                statement.execute(DAYS);
                statement.execute("create schema bench");
                statement.execute("create table bench.person (number int primary key, id uuid not null)");
            }
            Array ids = connection.createArrayOf("uuid", known.toArray());
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into bench.person select (place - 1)::int, id from unnest(?) with ordinality as k (id, place)")) {
                insert.setArray(1, ids);
                insert.executeUpdate();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes what more people did, until there are so many touchpoints. */
    void grow(long touchpoints, Consumer<String> progress) {
        int to = (int) (touchpoints / EACH);
        try (PreparedStatement others = connection.prepareStatement(
                "insert into bench.person select n, md5('person' || n)::uuid from generate_series(?, ?) n"
                        + " on conflict do nothing")) {
            for (; people < to; people += AT_ONCE) {
                int until = Math.min(to, people + AT_ONCE);
                others.setInt(1, people);
                others.setInt(2, until - 1);
                others.executeUpdate();
                for (String fill : FILL) {
                    fill(fill, people, until);
                }
                if (until % PROGRESS == 0) {
                    progress.accept("  " + until + " people");
                }
            }
        } catch (SQLException e) {
            throw failed(e);
        }
        people = to;
        Upkeep.of(stack, Service.CUSTOMER.processName());
    }

    private void fill(String sql, int from, int until) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, from);
            statement.setInt(2, until);
            statement.executeUpdate();
        }
    }

    /** How many touchpoints there are. */
    long touchpoints() {
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from touchpoint")) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static StackException failed(SQLException e) {
        return new StackException("The history cannot be written: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
    }
}
