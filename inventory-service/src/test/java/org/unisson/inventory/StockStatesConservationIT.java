package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/**
 * Whatever comes, goes and changes its state at once: what is on hand, in quality control and damaged is what came in
 * less what went out.
 */
@QuarkusTest
@InventoryTest
class StockStatesConservationIT {

    private static final Logger LOG = Logger.getLogger(StockStatesConservationIT.class);
    private static final int WORKERS = 4;
    private static final int STEPS = 60;
    private static final List<String> STATES = List.of("SELLABLE", "QUALITY_CONTROL", "DAMAGED", "WRITE_OFF");

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final long seed = Long.getLong("unisson.seed", System.nanoTime());
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Map<String, Long> pieces = new ConcurrentSkipListMap<>();
    private final List<String> places = new ArrayList<>();
    private Shop shop;
    private Lorry lorry;
    private ReturnsDesk desk;
    private String sku;

    @Test
    void noPieceAppearsOrIsLost() {
        LOG.infof("seed %d (-Dunisson.seed=%d)", seed, seed);
        shop = new Shop(environment, sender);
        lorry = new Lorry(environment);
        desk = new ReturnsDesk(shop, sender);
        places.add(shop.newStore("SELL", "RECEIVE", "RETURN"));
        places.add(shop.newStore("SELL", "RECEIVE", "RETURN"));
        sku = shop.newSkuAt(places.getFirst(), 20);
        pieces.put(places.getFirst(), 20L);

        List<Supplier<Integer>> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            Random random = new Random(seed + worker);
            workers.add(() -> {
                for (int step = 0; step < STEPS; step++) {
                    step(random);
                }
                return STEPS;
            });
        }
        assertThat(Together.run(workers)).containsOnly(STEPS);
        LOG.infof("seed %d: %s", seed, answers);

        for (String place : places) {
            JsonPath level = shop.stock(place, sku);
            List<Long> states =
                    List.of(level.getLong("onHand"), level.getLong("qualityControl"), level.getLong("damaged"));
            assertThat(states).as("seed %d", seed).allMatch(state -> state >= 0);
            assertThat(states.stream().mapToLong(Long::longValue).sum())
                    .as("pieces at %s, seed %d", place, seed)
                    .isEqualTo(pieces.get(place))
                    .isEqualTo(totals(place));
            assertThat(states).as("ledger of %s, seed %d", place, seed).isEqualTo(ledger(place));
            assertThat(level.getLong("incoming")).as("seed %d", seed).isZero();
        }
    }

    private void step(Random random) {
        String place = places.get(random.nextInt(2));
        long quantity = 1 + random.nextInt(4);
        switch (random.nextInt(8)) {
            case 0 ->
                came(
                        place,
                        quantity,
                        took(
                                "receipt",
                                shop.move(sku, place, quantity, "RECEIPT")
                                        .extract()
                                        .statusCode()));
            case 1 ->
                came(
                        place,
                        -quantity,
                        took(
                                "shrinkage",
                                shop.move(sku, place, -quantity, "SHRINKAGE")
                                        .extract()
                                        .statusCode()));
            case 2 -> {
                desk.bringBack(place, sku, quantity, STATES.get(random.nextInt(3)));
                came(place, quantity, true);
            }
            case 3 -> transfer(random, place, quantity);
            default -> dispose(random, place, quantity);
        }
    }

    private void transfer(Random random, String from, long quantity) {
        String to = places.get(1 - places.indexOf(from));
        var shipped = lorry.ship(Lorry.shipment(from, to, Lorry.goods(sku, quantity)));
        if (took("ship", shipped.extract().statusCode())) {
            long damaged = random.nextInt((int) quantity + 1);
            assertThat(took(
                            "receive",
                            lorry.receive(
                                            shipped.extract().path("transferId"),
                                            Lorry.receipt(true, Lorry.arrived(sku, quantity - damaged, damaged)))
                                    .extract()
                                    .statusCode()))
                    .isTrue();
            came(from, -quantity, true);
            came(to, quantity, true);
        }
    }

    private void dispose(Random random, String place, long quantity) {
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(3)) % STATES.size();
        int status = shop.as("service")
                .body(new HashMap<>(Map.of("from", STATES.get(from), "to", STATES.get(to), "quantity", quantity)))
                .post("/stock/" + place + "/" + sku + "/dispositions")
                .statusCode();
        came(
                place,
                -quantity,
                took("to " + STATES.get(to), status) && STATES.get(to).equals("WRITE_OFF"));
    }

    private void came(String place, long quantity, boolean done) {
        if (done) {
            pieces.merge(place, quantity, Long::sum);
        }
    }

    private boolean took(String what, int status) {
        answers.merge(what + " " + status, 1, Integer::sum);
        assertThat(status).as("%s, seed %d", what, seed).isIn(200, 201, 409);
        return status != 409;
    }

    private long totals(String place) {
        return shop
                .as("service")
                .get("/stock/totals?location=" + place)
                .jsonPath()
                .<String, Number>getMap("$")
                .values()
                .stream()
                .mapToLong(Number::longValue)
                .sum();
    }

    private List<Long> ledger(String place) {
        long[] sums = new long[3];
        String cursor = "";
        do {
            JsonPath page = shop.as("service")
                    .get("/stock/" + place + "/" + sku + "/movements?limit=50&cursor=" + cursor)
                    .jsonPath();
            for (Map<String, Number> entry : page.<Map<String, Number>>getList("items")) {
                sums[0] += entry.get("quantity").longValue();
                sums[1] += entry.get("qualityControl").longValue();
                sums[2] += entry.get("damaged").longValue();
            }
            cursor = page.getString("next");
        } while (cursor != null);
        return List.of(sums[0], sums[1], sums[2]);
    }
}
