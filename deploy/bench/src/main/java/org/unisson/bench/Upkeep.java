package org.unisson.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.unisson.local.stack.Stack;
import org.unisson.local.stack.StackException;

/** What a database that was filled at once does about it in the minutes after, done at once: it would fall into what is measured. */
public final class Upkeep {

    private Upkeep() {}

    /** Of the database of that service. */
    public static void of(Stack stack, String service) {
        Map<String, String> environment = stack.environment(service);
        Properties login = new Properties();
        login.setProperty("user", stack.endpoints().username());
        login.setProperty("password", stack.endpoints().password());
        try (Connection connection =
                        DriverManager.getConnection(environment.get("QUARKUS_DATASOURCE_JDBC_URL"), login);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum (analyze, skip_database_stats)");
        } catch (SQLException e) {
            throw new StackException("The database of " + service + " cannot be tidied up: " + e.getMessage(), e);
        }
    }
}
