package org.unisson.bench.growth;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** The rows of a database that belong to an example. */
final class Examples {

    // What is kept of requests and of the relay is no part of what is read.
    private static final Set<String> NOT_DATA = Set.of(
            "flyway_schema_history",
            "idempotent_answer",
            "parked_event",
            "feed_watermark",
            "relay_slot",
            "relay_incident",
            "stock_audit",
            "reservation_audit");

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
            select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
            order by attnum""";

    private final Connection connection;

    Examples(Connection connection) {
        this.connection = connection;
    }

    /**
     * Those in which one of these ids stands, and those that share a UUID with them, however far: a tender knows its
     * purchase, and the purchase its order.
     */
    List<ExampleRow> of(Set<String> ids) throws SQLException {
        List<ExampleRow> left = rows(ids.stream()
                .filter(id -> !CopiedId.UUID.matcher(id).matches())
                .collect(Collectors.toUnmodifiableSet()));
        Set<ExampleRow> found = new HashSet<>();
        Set<String> known = new HashSet<>(ids);
        for (boolean more = true; more; ) {
            List<ExampleRow> next = left.stream()
                    .filter(row -> !found.contains(row) && isOf(row, known))
                    .toList();
            next.forEach(row -> known.addAll(uuids(row.row())));
            more = found.addAll(next);
        }
        return left.stream().filter(found::contains).toList();
    }

    private static boolean isOf(ExampleRow row, Set<String> known) {
        return uuids(row.row()).stream().anyMatch(known::contains)
                || row.ids().stream().anyMatch(row.row()::contains);
    }

    private static Set<String> uuids(String row) {
        Set<String> found = new HashSet<>();
        Matcher uuids = CopiedId.UUID.matcher(row);
        while (uuids.find()) {
            found.add(uuids.group());
        }
        return found;
    }

    /** All rows there are, tables before those that refer to them. */
    private List<ExampleRow> rows(Set<String> names) throws SQLException {
        List<ExampleRow> all = new ArrayList<>();
        for (String table : tables()) {
            Map<String, String> types = types(table);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select to_jsonb(t)::text from " + table + " t")) {
                while (rows.next()) {
                    all.add(new ExampleRow(table, types, rows.getString(1), names));
                }
            }
        }
        return all;
    }

    private List<String> tables() throws SQLException {
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

    private Map<String, String> types(String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return types;
    }
}
