package org.unisson.order.consignment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.consignment.application.WatchConsignments;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** A consignment that cannot be looked at holds no other up, and is looked at again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class WatchConsignmentsTest {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Others others;

    @Inject
    Shop shop;

    @Inject
    WatchConsignments watch;

    private String service;
    private String store;

    @BeforeEach
    void aStore() {
        service = environment.token("service");
        store = others.store();
    }

    @AfterEach
    void nothingFailsAnyMore() throws Exception {
        shop.execute("drop trigger if exists fails on consignment");
        shop.execute("drop function if exists fails()");
    }

    @Test
    void theRoundGoesOnPastOneThatFailsAndTheNextRoundTriesItAgain() throws Throwable {
        Consigning failing = consigned();
        Consigning other = consigned();
        String first = failing.at(store);
        String second = other.at(store);
        shop.execute(
                "create function fails() returns trigger language plpgsql as 'begin raise exception ''fails''; end'");
        shop.execute("create trigger fails before update on consignment for each row when (old.consignment_id = '"
                + UUID.fromString(first) + "' and new.version > old.version) execute function fails()");
        passed(first, 3);
        passed(second, 1);

        // One at a time: the one that fails is ahead of the other.
        VertxContextSupport.subscribeAndAwait(() -> watch.look(1));

        await().atMost(90, SECONDS).until(() -> isBroken(other, second));
        assertThat(isBroken(failing, first)).isFalse();

        nothingFailsAnyMore();

        await().atMost(90, SECONDS).until(() -> isBroken(failing, first));
    }

    private Consigning consigned() {
        return new Consigning(
                shop, environment.customerToken(UUID.randomUUID()), service, "SHIP", null, Map.of(store, 1L));
    }

    private void passed(String consignment, int minutes) throws Exception {
        shop.execute(
                "update consignment set promised_by = now() - make_interval(mins => ?) where consignment_id = ?",
                minutes,
                UUID.fromString(consignment));
    }

    private static boolean isBroken(Consigning order, String consignment) {
        return order.one(consignment).getString("promiseBrokenAt") != null;
    }
}
