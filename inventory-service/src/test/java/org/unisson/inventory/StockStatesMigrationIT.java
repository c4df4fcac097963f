package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a database has had before there were states and signals is as if they had always been there. */
@QuarkusTest
@InventoryTest
class StockStatesMigrationIT {

    private static final String WAREHOUSE = "3000000000014";
    private static final String STORE = "3000000000021";

    @Inject
    AgroalDataSource database;

    private final String schema = "migrated_" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void asItWasBefore() throws SQLException {
        flyway().target("5").load().migrate();
        for (String gln : List.of(WAREHOUSE, STORE)) {
            run(
                    "insert into location values ('%s', 1, 'L', 'STORE', 'FR', '69003', 'Lyon', 45, 4, 'Europe/Paris', '{%s}', true, now())"
                            .formatted(gln, gln.equals(WAREHOUSE) ? "SHIP" : "SELL"));
        }
        for (String sku : List.of("A", "B")) {
            stock(STORE, sku, 4);
        }
        stock(WAREHOUSE, "A", 3);
        entry(STORE, "A", 6, "RECEIPT");
        entry(STORE, "A", 3, "RETURN");
        entry(STORE, "A", -2, "QUALITY_CONTROL");
        entry(STORE, "A", -3, "DAMAGED");
        run("insert into transfer values ('%s', 1, '%s', '%s', null, 'SHIPPED', now(), null, null)"
                .formatted(new UUID(0, 1), WAREHOUSE, STORE));
        run("insert into transfer_line values ('%s', 'A', '%s', 5, 0, 0, 5)".formatted(new UUID(0, 1), STORE));
    }

    @AfterEach
    void drop() throws SQLException {
        run("drop schema " + schema + " cascade");
    }

    @Test
    void whatWasSetApartAndIsOnItsWayIsKeptInItsState() throws SQLException {
        flyway().load().migrate();

        assertThat(rows("select on_hand, quality_control, damaged, incoming from stock where sku = 'A' and location = '"
                        + STORE + "'"))
                .containsExactly("4 2 3 5");
        assertThat(rows("select sum(quantity), sum(quality_control), sum(damaged) from stock_movement"))
                .containsExactly("4 2 3");
    }

    @Test
    void whatIsInStockIsNotToldAsBack() throws SQLException {
        flyway().load().migrate();

        assertThat(rows("select sku, in_stock from remote_stock order by sku")).containsExactly("A t", "B f");
    }

    private void stock(String location, String sku, long onHand) throws SQLException {
        run("insert into stock values ('%s', '%s', %d, 0, 0, 1, 'RECEIPT', now())".formatted(location, sku, onHand));
    }

    private void entry(String location, String sku, long quantity, String reason) throws SQLException {
        run("insert into stock_movement values ('%s', '%s', '%s', %d, '%s', '%s', now(), now())"
                .formatted(UUID.randomUUID(), location, sku, quantity, reason, reason));
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .locations("db/migration");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            statement.execute(sql);
            statement.execute("reset search_path");
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + schema);
            try (var found = statement.executeQuery(sql)) {
                while (found.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                        columns.add(found.getString(column));
                    }
                    rows.add(String.join(" ", columns));
                }
            }
            statement.execute("reset search_path");
        }
        return rows;
    }
}
