package org.unisson.bench.growth;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/**
 * Multiplies in a service's database what it holds of an example that was made through its API: the same rows with other
 * ids, as many times as are asked for. Which tables that is it finds out itself, so that it goes with any schema.
 */
final class Multiplier {

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    // What is kept of requests and of other topics' reading is no part of what is read.
    private static final Set<String> NOT_DATA = Set.of(
            "flyway_schema_history",
            "idempotent_answer",
            "parked_event",
            "feed_watermark",
            "relay_slot",
            "relay_incident");

    // Tables before those that refer to them.
    private static final String TABLES = """
            with recursive depth (name, level) as (
                select oid, 0 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
                union all
                select reference.conrelid, depth.level + 1 from depth join pg_constraint reference
                    on reference.confrelid = depth.name and reference.contype = 'f'
                        and reference.conrelid <> reference.confrelid)
            select name::regclass::text from depth group by name order by max(level), 1""";

    private static final String COLUMNS = """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position) from information_schema.columns
            where table_schema = 'public' and table_name = ? and is_identity = 'NO' and is_generated = 'NEVER'""";

    private static final int COPIES_AT_ONCE = 10_000;
    private static final long LAG_ALLOWED = 256L << 20;
    private static final long PAUSE_MILLIS = 100;

    private final String url;
    private final String user;
    private final String password;

    Multiplier(Stack stack, String service) {
        Map<String, String> environment = stack.environment(service);
        url = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        user = environment.get("QUARKUS_DATASOURCE_USERNAME");
        password = environment.get("QUARKUS_DATASOURCE_PASSWORD");
    }

    /** The id that a copy has in place of that one: UUIDs stay in the order of time that UUIDv7 have. */
    static String idOf(String id, long copy) {
        if (!UUIDS.matcher(id).matches()) {
            return id + "-" + copy;
        }
        return "%08x".formatted(copy + 1) + id.substring(8);
    }

    /**
     * Makes the copies from one number to before another.
     *
     * @param ids by which the example is known
     * @param progress told the number of copies that are there
     */
    void copy(Set<String> ids, long from, long to, LongConsumer progress) {
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            List<Example> examples = examples(connection, ids);
            for (long begin = from; begin < to; begin += COPIES_AT_ONCE) {
                long end = Math.min(to, begin + COPIES_AT_ONCE);
                insert(connection, examples, begin, end);
                awaitRelay(connection);
                progress.accept(end);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
            }
        } catch (SQLException e) {
            throw new StackException("The rows cannot be multiplied: " + e.getMessage(), e);
        }
    }

    /** A row of the example. @param ids those that stand in it and are to be others in each copy */
    private record Example(String table, String columns, String row, List<String> ids) {

        String insert() {
            String row = "?";
            for (String id : ids) {
                String copied = UUIDS.matcher(id).matches()
                        ? "lpad(to_hex(copy + 1), 8, '0') || '" + id.substring(8) + "'"
                        : "'" + id + "-' || copy";
                row = "replace(" + row + ", '" + id + "', " + copied + ")";
            }
            return "insert into " + table + " (" + columns + ") select " + columns + " from generate_series(?::bigint,"
                    + " ?::bigint) copy, jsonb_populate_record(null::" + table + ", (" + row + ")::jsonb)";
        }
    }

    private static List<Example> examples(Connection connection, Set<String> ids) throws SQLException {
        List<Example> examples = new ArrayList<>();
        Pattern known = Pattern.compile(
                String.join("|", ids.stream().map(Pattern::quote).toList()));
        for (String table : tables(connection)) {
            String columns = columns(connection, table);
            try (PreparedStatement query =
                    connection.prepareStatement("select to_jsonb(t)::text from " + table + " t")) {
                ResultSet rows = query.executeQuery();
                while (rows.next()) {
                    String row = rows.getString(1);
                    if (known.matcher(row).find()) {
                        examples.add(new Example(table, columns, row, idsIn(row, ids)));
                    }
                }
            }
        }
        return examples;
    }

    /** All UUIDs of the row, and those of the example's other ids that stand in it. */
    private static List<String> idsIn(String row, Set<String> ids) {
        Set<String> found = new LinkedHashSet<>();
        Matcher uuids = UUIDS.matcher(row);
        while (uuids.find()) {
            found.add(uuids.group());
        }
        ids.stream().filter(row::contains).forEach(found::add);
        return List.copyOf(found);
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                if (!NOT_DATA.contains(rows.getString(1))) {
                    tables.add(rows.getString(1));
                }
            }
        }
        return tables;
    }

    private static String columns(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Triggers that check each sale would look at rows that the next statement brings: they rest meanwhile. */
    private static void insert(Connection connection, List<Example> examples, long begin, long end)
            throws SQLException {
        connection.setAutoCommit(false);
        List<String> tables = examples.stream().map(Example::table).distinct().toList();
        triggers(connection, tables, "disable");
        for (Example example : examples) {
            try (PreparedStatement statement = connection.prepareStatement(example.insert())) {
                statement.setLong(1, begin);
                statement.setLong(2, end - 1);
                statement.setString(3, example.row());
                statement.execute();
            }
        }
        triggers(connection, tables, "enable");
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static void triggers(Connection connection, List<String> tables, String verb) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("alter table " + table + " " + verb + " trigger user");
            }
        }
    }

    /** The service's relay reads all that is written to the log: it must not fall behind of what the server keeps. */
    private static void awaitRelay(Connection connection) throws SQLException {
        String lag = "select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)), 0)"
                + " from pg_replication_slots";
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(lag)) {
                    row.next();
                    if (row.getLong(1) <= LAG_ALLOWED) {
                        return;
                    }
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted.", e);
        }
    }
}
