package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.goods;
import static org.unisson.inventory.Lorry.receipt;
import static org.unisson.inventory.Lorry.shipment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.testing.EventSender;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Whatever is shipped, received and called back at once between several places: no piece appears or is lost. */
@QuarkusTest
@InventoryTest
class TransferConservationIT {

    private static final Logger LOG = Logger.getLogger(TransferConservationIT.class);
    private static final int WORKERS = 4;
    private static final int STEPS = 75;
    private static final long PIECES = 60;

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    private final long seed = Long.getLong("unisson.seed", System.nanoTime());
    private final List<String> transfers = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final List<String> places = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();
    private Shop shop;
    private Lorry lorry;

    @Test
    void noPieceAppearsOrIsLost() {
        LOG.infof("seed %d (-Dunisson.seed=%d)", seed, seed);
        shop = new Shop(environment, sender);
        lorry = new Lorry(environment);
        for (int place = 0; place < 4; place++) {
            places.add(shop.newStore("SELL", "RECEIVE"));
        }
        for (int kind = 0; kind < 3; kind++) {
            String sku = shop.newSkuAt(places.getFirst(), PIECES);
            skus.add(sku);
            places.stream().skip(1).forEach(place -> shop.move(sku, place, PIECES, "RECEIPT")
                    .statusCode(200));
        }

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

        Set<String> listed = new LinkedHashSet<>();
        places.forEach(place -> listed.addAll(lorry.transfersOf(place, "", 7)));
        assertThat(listed).as("listed, seed %d", seed).containsExactlyInAnyOrderElementsOf(transfers);
        Map<String, Long> beside = new HashMap<>();
        Map<String, Long> incoming = new HashMap<>();
        for (String id : transfers) {
            var transfer = lorry.transfer(id);
            for (Map<String, Object> line : transfer.<Map<String, Object>>getList("lines")) {
                String sku = (String) line.get("sku");
                long inTransit = pieces(line, "inTransit");
                beside.merge(
                        sku,
                        inTransit + pieces(line, "missing") + pieces(line, "damaged") - pieces(line, "surplus"),
                        Long::sum);
                incoming.merge(transfer.getString("to") + sku, inTransit, Long::sum);
            }
        }
        for (String sku : skus) {
            long onHand = 0;
            for (String place : places) {
                var level = shop.stock(place, sku);
                onHand += level.getLong("onHand");
                assertThat(level.getLong("onHand"))
                        .as("on hand, seed %d", seed)
                        .isNotNegative()
                        .isEqualTo(lorry.get("/stock/" + place + "/" + sku + "/on-hand")
                                .extract()
                                .jsonPath()
                                .getLong("onHand"));
                assertThat(level.getLong("incoming"))
                        .as("incoming, seed %d", seed)
                        .isEqualTo(incoming.getOrDefault(place + sku, 0L));
            }
            assertThat(onHand + beside.getOrDefault(sku, 0L))
                    .as("pieces of %s, seed %d", sku, seed)
                    .isEqualTo(PIECES * places.size());
        }
    }

    private void step(Random random) {
        int kind = transfers.isEmpty() ? 0 : random.nextInt(10);
        if (kind < 5) {
            int from = random.nextInt(places.size());
            int to = (from + 1 + random.nextInt(places.size() - 1)) % places.size();
            int first = random.nextInt(skus.size());
            // In any order of SKUs: locks are taken in one.
            ValidatableResponse shipped = took(
                    "ship",
                    lorry.ship(shipment(
                            places.get(from),
                            places.get(to),
                            goods(skus.get(first), 1 + random.nextInt(12)),
                            goods(skus.get((first + 1) % skus.size()), 1 + random.nextInt(12)))));
            if (shipped.extract().statusCode() == 201) {
                transfers.add(shipped.extract().path("transferId"));
            }
            return;
        }
        // One of the latest: what others are working on too.
        int count = transfers.size();
        String transfer = transfers.get(count - 1 - random.nextInt(Math.min(count, 8)));
        if (kind < 9) {
            took(
                    "receive",
                    lorry.receive(
                            transfer,
                            receipt(
                                    random.nextInt(3) == 0,
                                    arrived(skus.getFirst(), random.nextInt(6), random.nextInt(3)),
                                    arrived(skus.getLast(), random.nextInt(6), random.nextInt(2)))));
        } else {
            took("cancel", lorry.cancel(transfer));
        }
    }

    private ValidatableResponse took(String what, ValidatableResponse answer) {
        int status = answer.extract().statusCode();
        answers.merge(what + " " + status, 1, Integer::sum);
        assertThat(status).as("%s, seed %d", what, seed).isIn(200, 201, 409);
        return answer;
    }

    private static long pieces(Map<String, Object> line, String figure) {
        return ((Number) line.get(figure)).longValue();
    }
}
