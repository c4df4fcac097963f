package org.unisson.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.outbox.StateRepublisher;
import org.unisson.chassis.testing.Published;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topic;
import org.unisson.schemas.Topics;

/** After a lost slot everything is told again. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class RepublishingIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    EventCodec codec;

    @Inject
    @All
    List<StateRepublisher> republishers;

    @Test
    void theLastStateOfEveryTopicIsToldAgainAsItWas() throws Throwable {
        Api api = new Api(environment);
        UUID customer = api.registered(Map.of("givenName", "Zoé"));
        UUID cart = decidedCart(api, customer);
        String card = "C-" + Api.unique();
        api.registered(Map.of("cards", List.of(card)));
        UUID same = api.registered(Map.of("cards", List.of(card)));
        UUID grouped = inASegment(api);
        String opened = api.asService()
                .body(Map.of("customerId", customer, "kind", "ADVICE", "subject", "A coat"))
                .post("/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");

        for (StateRepublisher republisher : republishers) {
            assertThat(VertxContextSupport.subscribeAndAwait(() -> republisher.republish(Instant.EPOCH)))
                    .as(republisher.subject())
                    .isPositive();
        }

        assertThat(republishers)
                .extracting(StateRepublisher::subject)
                .containsExactlyInAnyOrder("customers", "identities", "segments", "contact decisions", "cases");
        assertToldTwice(Topics.CUSTOMERS, customer.toString());
        assertToldTwice(Topics.DECISIONS, cart.toString());
        assertToldTwice(Topics.IDENTITIES, same.toString());
        assertToldTwice(Topics.SEGMENTS, grouped.toString());
        assertToldTwice(Topics.CASES, opened);
    }

    private UUID inASegment(Api api) {
        UUID customer = api.registered(Map.of("language", "is"));
        api.as(environment.token("admin"))
                .body(Map.of("name", "Icelanders", "condition", "language == 'is'"))
                .put("/segments/icelanders")
                .then()
                .statusCode(200);
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> api.asService()
                .get("/customers/" + customer + "/segments")
                .then()
                .body("segments", hasSize(1)));
        return customer;
    }

    /** The abandoned cart that was decided about: suppressed, as there is no consent. */
    private UUID decidedCart(Api api, UUID customer) {
        UUID cart = UUID.randomUUID();
        Instant now = Events.now();
        feed.send(Topics.CARTS, cart, 1, Events.abandoned(cart, 1, customer, now.minusSeconds(3_600), now, "S1"));
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        api.asService().get("/decisions?cart=" + cart).then().body("items", hasSize(1)));
        return cart;
    }

    private void assertToldTwice(Topic topic, String key) {
        var told = new Published(environment, codec).await(topic, key, 2);
        assertThat(told).hasSize(2);
        assertThat(told.get(1)).isEqualTo(told.get(0));
    }
}
