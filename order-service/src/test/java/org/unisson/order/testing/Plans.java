package org.unisson.order.testing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The plan that is kept for a prepared statement. */
public final class Plans {

    private Plans() {}

    /** Of a statement with these values. */
    public static String of(Statement statement, String query, Object... values) throws SQLException {
        statement.execute("set local plan_cache_mode = force_generic_plan");
        statement.execute("prepare asked as " + query);
        String given = Arrays.stream(values)
                .map(value -> value instanceof Number ? value.toString() : "'" + value + "'")
                .collect(Collectors.joining(", "));
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery("explain execute asked(" + given + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        statement.execute("deallocate asked");
        return plan.toString();
    }
}
