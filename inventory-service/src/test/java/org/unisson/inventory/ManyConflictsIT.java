package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.events.StockConflictFound;
import org.unisson.inventory.reservation.persistence.ConflictStore;
import org.unisson.inventory.stock.domain.Place;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.events.OrderLine;

/** Places that stay short for days, because what is missing there is picked, keep no other conflict waiting. */
@QuarkusTest
@InventoryTest
class ManyConflictsIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    @Inject
    AgroalDataSource database;

    @Inject
    Transactions transactions;

    @Inject
    ConflictStore conflicts;

    private final String stuck = "STUCK-" + UUID.randomUUID().toString().substring(0, 8) + "-";
    private Shop shop;
    private String store;

    @BeforeEach
    void moreThanAreLookedAtInOneRound() throws SQLException {
        shop = new Shop(environment, sender);
        store = shop.newStore("SELL", "SHIP");
        execute("""
                insert into stock (location, sku, on_hand, reserved, safety, version, reason, changed_at)
                select '%s', '%s' || n, 0, 1, 0, 1, 'RESERVED', now() from generate_series(1, 205) n""".formatted(store, stuck));
        execute("""
                insert into oversold_place (location, sku, since)
                select '%s', '%s' || n, '2020-01-01T00:00:00Z' from generate_series(1, 205) n""".formatted(store, stuck));
    }

    @AfterEach
    void forget() throws SQLException {
        execute("delete from oversold_place where sku like '" + stuck + "%'");
        execute("delete from stock where sku like '" + stuck + "%'");
    }

    @Test
    void aNewOneIsFoundAllTheSame() {
        String sku = shop.newSkuAt(store, 1);
        UUID order = Ids.next();
        OrderLine line = Shop.line(sku, 1, "SHIP", null);
        shop.place(shop.order(order, line).build());
        shop.awaitReservation(order, "HELD");

        new Till(sender).sold(store, sku, 1, Instant.now());

        assertThat(await().atMost(Duration.ofSeconds(90))
                        .until(
                                () -> new ReservationFeed(environment, codec).told(order, 1, StockConflictFound.class),
                                told -> !told.isEmpty()))
                .hasSize(1);
    }

    @Test
    void whereNothingHasChangedNobodyWaitsForIt() throws Throwable {
        Place last = new Place(new Gln(store), new Sku(stuck + "205"));
        await().atMost(Duration.ofSeconds(90)).until(() -> settled() == 205);

        List<Place> looked = lookedAtAfter("update stock set version = 2 where location = $1 and sku = $2", last);

        assertThat(looked).startsWith(last).hasSizeLessThan(50);
    }

    /** In a transaction that nobody else sees, and that is rolled back. */
    private List<Place> lookedAtAfter(String change, Place place) throws Throwable {
        List<Place> looked = new ArrayList<>();
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() ->
                        transactions.run(tx -> tx.sql(change, store, place.sku().code())
                                .chain(() -> conflicts.oversold(tx, 200, 10))
                                .invoke(looked::addAll)
                                .chain(() -> Uni.createFrom().failure(new CancellationException())))))
                .isInstanceOf(CancellationException.class);
        return looked;
    }

    private int settled() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery("select count(*) from oversold_place join stock using (location, sku)"
                                + " where sku like '" + stuck + "%' and settled_version = version")) {
            found.next();
            return found.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
