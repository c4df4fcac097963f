package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.StockChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What has drifted, by whatever error, is found, put right, told and written down. */
@QuarkusTest
@InventoryTest
class StockAuditIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    private Shop shop;
    private String warehouse;
    private String sku;
    private UUID order;

    @BeforeEach
    void anOrderHoldsTwoOfFive() {
        shop = new Shop(environment, sender);
        warehouse = shop.newWarehouse();
        sku = shop.newSkuAt(warehouse, 5);
        order = Ids.next();
        shop.place(shop.order(order, Shop.line(sku, 2, "SHIP", null)).build());
        shop.awaitReservation(order, "HELD");
    }

    @Test
    void aReservationThatWasNeverReleasedIsGivenBack() throws SQLException {
        drift("reserved = reserved + 3");

        JsonPath finding = finding(audited());

        assertThat(finding.getLong("reserved")).isEqualTo(5);
        assertThat(finding.getLong("reservedHealed")).isEqualTo(2);
        assertThat(shop.stock(warehouse, sku).getLong("available")).isEqualTo(3);
        assertThat(told()).satisfies(stock -> {
            assertThat(stock.getReason()).isEqualTo("AUDIT");
            assertThat(stock.getReserved()).isEqualTo(2);
            assertThat(stock.getAvailable()).isEqualTo(3);
        });
        // And life goes on
        shop.cancel(order, 2);
        shop.awaitReservation(order, "RELEASED");
        assertThat(shop.stock(warehouse, sku).getLong("available")).isEqualTo(5);
    }

    @Test
    void aLevelThatIsNotItsLedgerIsPutToIt() throws SQLException {
        drift("on_hand = on_hand - 4");

        JsonPath finding = finding(audited());

        assertThat(finding.getLong("onHand")).isEqualTo(1);
        assertThat(finding.getLong("onHandHealed")).isEqualTo(5);
        assertThat(shop.stock(warehouse, sku).getLong("onHand")).isEqualTo(5);
    }

    @Test
    void whatIsSetApartAndOnItsWayIsPutToItsLedgerToo() throws SQLException {
        shop.as("service")
                .body(Map.of("from", "SELLABLE", "to", "DAMAGED", "quantity", 2))
                .post("/stock/" + warehouse + "/" + sku + "/dispositions")
                .then()
                .statusCode(200);
        drift("damaged = damaged + 4, quality_control = 7, incoming = 9");

        JsonPath finding = finding(audited());

        assertThat(finding.getLong("damaged")).isEqualTo(6);
        assertThat(finding.getLong("damagedHealed")).isEqualTo(2);
        assertThat(finding.getLong("qualityControlHealed")).isZero();
        assertThat(finding.getLong("incomingHealed")).isZero();
        assertThat(shop.stock(warehouse, sku).getLong("damaged")).isEqualTo(2);
        assertThat(shop.stock(warehouse, sku).getLong("incoming")).isZero();
    }

    @Test
    void whatSuppliersHaveAnnouncedIsIncomingToo() throws SQLException {
        Dock dock = new Dock(environment);
        String shipment = dock.announced(warehouse, sku, 6, null);
        dock.receive(shipment, Dock.receipt("GR-1", false, Lorry.arrived(sku, 2, 0)))
                .statusCode(200);
        dock.cancel(dock.announced(warehouse, sku, 3, null)).statusCode(200);
        drift("incoming = 1");

        JsonPath finding = finding(audited());

        assertThat(finding.getLong("incoming")).isEqualTo(1);
        assertThat(finding.getLong("incomingHealed")).isEqualTo(4);
        assertThat(shop.stock(warehouse, sku).getLong("incoming")).isEqualTo(4);
    }

    @Test
    void whatIsRightIsLeftAlone() {
        long version = shop.stock(warehouse, sku).getLong("version");

        assertThat(drifts(audited())).isEmpty();

        assertThat(shop.stock(warehouse, sku).getLong("version")).isEqualTo(version);
    }

    @Test
    void onlyTheBackOfficeMayAsk() {
        shop.as("associate").post("/audits").then().statusCode(403);
        shop.as("admin").get("/audits/" + UUID.randomUUID()).then().statusCode(404);
        shop.as("admin").get("/audits/no-id").then().statusCode(404);
        shop.as("admin").get("/audits?limit=0").then().statusCode(400);
        shop.as("admin").get("/audits?limit=5").then().statusCode(200);
    }

    /** One that has begun after this moment, to its end. */
    private JsonPath audited() {
        await().atMost(SOON).until(() -> underWay() == 0);
        String audit = shop.as("admin")
                .post("/audits")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return await().atMost(SOON)
                .until(
                        () -> shop.as("admin")
                                .get(audit.substring(audit.indexOf("/audits")))
                                .jsonPath(),
                        report -> report.getString("audit.finishedAt") != null);
    }

    private long underWay() {
        return shop.as("admin").get("/audits?limit=200").jsonPath().<Map<String, Object>>getList("$").stream()
                .filter(audit -> !audit.containsKey("finishedAt"))
                .count();
    }

    private List<Map<String, Object>> drifts(JsonPath report) {
        return report.<Map<String, Object>>getList("drifts").stream()
                .filter(drift -> sku.equals(drift.get("sku")))
                .toList();
    }

    private JsonPath finding(JsonPath report) {
        assertThat(drifts(report)).hasSize(1);
        return report.setRootPath("drifts.find { it.sku == '" + sku + "' }");
    }

    private StockChanged told() {
        return (StockChanged) new Published(environment, codec)
                .await(Topics.STOCK, warehouse + "/" + sku, 3)
                .getLast()
                .state();
    }

    private void drift(String how) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update stock set " + how + " where sku = '" + sku + "'"))
                    .isEqualTo(1);
        }
    }
}
