package org.unisson.order.ordering;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.inventory.events.ReservedLine;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.testing.Others;

/** Where inventory has set the goods of an order aside. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class AllocationTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private String token;
    private String here;
    private String there;

    @BeforeEach
    void twoStores() {
        token = environment.customerToken(Ids.next());
        here = others.store();
        there = others.store();
    }

    @Test
    void anOrderShowsWhereItsGoodsAre() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        assertThat(allocations(order)).isEmpty();
        String line = shop.order(token, order).getString("lines[0].lineId");

        shop.reserved(order, 1, List.of(part(line, here, 2), part(line, there, 1), part(line, here, 3)));
        shop.until(token, order, "CONFIRMED");

        assertThat(allocations(order))
                .extracting(part -> part.get("lineId") + "@" + part.get("location") + "=" + part.get("quantity"))
                .containsExactlyInAnyOrder(line + "@" + here + "=5", line + "@" + there + "=1");
    }

    @Test
    void aLaterVersionReplacesAnEarlierOneAndNotTheOtherWayRound() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 0);
        String line = shop.order(token, order).getString("lines[0].lineId");
        shop.reserved(order, 2, List.of(part(line, there, 1)));
        shop.reserved(order, 1, List.of(part(line, here, 1)));
        shop.reserved(order, 3, List.of(part(line, there, 4)));

        await().atMost(90, SECONDS).until(() -> allocations(order).stream()
                .anyMatch(part -> part.get("quantity").equals(4)));

        assertThat(allocations(order)).singleElement().satisfies(part -> assertThat(part.get("location"))
                .isEqualTo(there));
    }

    @Test
    void thePromiseStandsOnTheOrderBeforeItIsPaid() {
        UUID order = shop.placed(token, null, 9_00, "tok_visa", 1);
        String line = shop.order(token, order).getString("lines[0].lineId");
        Instant first = Instant.parse("2026-11-23T11:00:00.123456Z");
        Instant later = Instant.parse("2026-11-24T11:00:00Z");

        shop.reserved(
                order, 1, List.of(part(line, here, 1, first), part(line, here, 1, later), part(line, there, 1, first)));
        await().atMost(90, SECONDS).until(() -> allocations(order).size() == 2);

        assertThat(shop.order(token, order).getString("status")).isEqualTo("PENDING");
        assertThat(allocations(order))
                .extracting(part -> part.get("location") + "=" + part.get("promisedBy"))
                .containsExactlyInAnyOrder(here + "=" + later, there + "=" + first);
    }

    @Test
    void whatIsCancelledHasNothingSetAside() {
        UUID order = shop.placed(token, null, 9_00, "tok_declined", 0);
        String line = shop.order(token, order).getString("lines[0].lineId");

        shop.reserved(order, 1, List.of(part(line, here, 1)));
        shop.until(token, order, "CANCELLED");

        assertThat(allocations(order)).isEmpty();
    }

    private List<Map<String, Object>> allocations(UUID order) {
        return shop.order(token, order).getList("allocations");
    }

    private static ReservedLine part(String line, String location, long pieces) {
        return part(line, location, pieces, null);
    }

    private static ReservedLine part(String line, String location, long pieces, Instant promisedBy) {
        return new ReservedLine(UUID.fromString(line), "SKU", location, pieces, null, promisedBy);
    }
}
