package org.unisson.customer.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** Contacts of every channel, for whoever answers next. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class InteractionsIT {

    @LocalStack.Injected
    Environment environment;

    private Care care;

    @BeforeEach
    void client() {
        care = new Care(environment);
    }

    @Test
    void whatWasSaidOnOneChannelIsThereForWhoAnswersOnTheNext() {
        UUID customer = care.api().registered(Map.of());
        UUID call = care.told(customer, Map.of());
        UUID chat = Ids.next();
        care.tell(
                        care.api().as(environment.token("associate")),
                        chat,
                        Care.contact(customer, Map.of("channel", "CHAT", "direction", "OUTBOUND")))
                .statusCode(201);

        care.agent()
                .get("/customers/" + customer + "/interactions")
                .then()
                .statusCode(200)
                .body("items.interactionId", contains(chat.toString(), call.toString()))
                .body("items[1].text", equalTo("It broke on the second day."))
                .body("items[1].channel", equalTo("PHONE"));
        assertThat(care.api().timeline(customer, "INTERACTION"))
                .containsExactlyInAnyOrder(call.toString(), chat.toString());
    }

    @Test
    void toldTwiceItIsThereOnceAndNeverChanged() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "COMPLAINT");
        UUID id = Ids.next();
        Map<String, Object> contact = Care.contact(customer, Map.of("caseId", caseId));
        care.tell(care.agent(), id, contact).statusCode(201);
        care.tell(care.api().asService(), id, contact).statusCode(200);
        care.get(caseId).body("version", equalTo(2));

        contact.put("text", "It broke at once.");
        care.tell(care.agent(), id, contact).statusCode(409).body("type", equalTo("/problems/another-interaction"));
        care.agent().get("/interactions/" + id).then().body("text", equalTo("It broke on the second day."));
    }

    /** Of many at once one is kept, and the case notes it once. */
    @Test
    void toldByManyAtOnceItIsThereOnce() throws Exception {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "COMPLAINT");
        for (Map<String, Object> more : List.<Map<String, Object>>of(Map.of(), Map.of("caseId", caseId))) {
            UUID id = Ids.next();
            Map<String, Object> contact = Care.contact(customer, more);
            List<Integer> statuses = atOnce(
                    8, () -> care.tell(care.agent(), id, contact).extract().statusCode());
            assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 200 || status == 201);
        }
        care.get(caseId).body("version", equalTo(2));
    }

    @Test
    void theCustomersAnswerOpensACaseThatWaitsForIt() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "COMPLAINT");
        care.status(care.agent(), caseId, "WAITING_FOR_CUSTOMER")
                .statusCode(200)
                .body("dueAt", nullValue());
        care.told(customer, Map.of("caseId", caseId, "direction", "OUTBOUND"));
        care.get(caseId).body("status", equalTo("WAITING_FOR_CUSTOMER"));

        care.tell(care.shopper(customer), Ids.next(), Care.contact(customer, Map.of("caseId", caseId)))
                .statusCode(201);

        care.get(caseId).body("status", equalTo("OPEN")).body("dueAt", notNullValue());
    }

    @Test
    void aShopperReadsWhatIsShownAndTellsWhatTheySaidThemselves() {
        UUID customer = care.api().registered(Map.of());
        UUID internal = care.told(customer, Map.of());
        UUID shown = care.told(customer, Map.of("shownToCustomer", true));
        care.shopper(customer)
                .get("/customers/" + customer + "/interactions")
                .then()
                .statusCode(200)
                .body("items.interactionId", contains(shown.toString()))
                .body("items[0].agent", nullValue());
        care.shopper(customer).get("/interactions/" + internal).then().statusCode(404);
        care.shopper(customer).get("/interactions/" + shown).then().statusCode(200);

        UUID own = Ids.next();
        care.tell(
                        care.shopper(customer),
                        own,
                        Care.contact(customer, Map.of("channel", "CHAT", "shownToCustomer", false)))
                .statusCode(201);
        care.agent()
                .get("/interactions/" + own)
                .then()
                .body("agent", nullValue())
                .body("shownToCustomer", equalTo(true));
        care.tell(care.shopper(customer), Ids.next(), Care.contact(customer, Map.of("direction", "OUTBOUND")))
                .statusCode(403);
    }

    @Test
    void strangersAreKeptOut() {
        UUID customer = care.api().registered(Map.of());
        UUID id = care.told(customer, Map.of("shownToCustomer", true));
        UUID stranger = care.api().registered(Map.of());
        care.shopper(stranger).get("/interactions/" + id).then().statusCode(403);
        care.shopper(stranger)
                .get("/customers/" + customer + "/interactions")
                .then()
                .statusCode(403);
        care.tell(care.shopper(stranger), Ids.next(), Care.contact(customer, Map.of()))
                .statusCode(403);
        care.tell(care.franchisee("3012345000024"), Ids.next(), Care.contact(customer, Map.of()))
                .statusCode(403);
        care.franchisee("3012345000024").get("/interactions/" + id).then().statusCode(403);
    }

    @Test
    void aContactIsNotOfAnothersCase() {
        UUID customer = care.api().registered(Map.of());
        UUID other = care.api().registered(Map.of());
        for (UUID caseId : List.of(care.opened(other, "COMPLAINT"), UUID.randomUUID())) {
            care.tell(care.shopper(customer), Ids.next(), Care.contact(customer, Map.of("caseId", caseId)))
                    .statusCode(422)
                    .body("type", equalTo("/problems/unknown-case"));
        }
    }

    @Test
    void badInputIsNamed() {
        UUID customer = care.api().registered(Map.of());
        refused(UUID.randomUUID(), Map.of(), customer, "id");
        refused(Map.of("subject", " "), customer, "/subject");
        refused(Map.of("subject", "x".repeat(201)), customer, "/subject");
        refused(Map.of("subject", "a\nb"), customer, "/subject");
        refused(Map.of("text", "x".repeat(4_001)), customer, "/text");
        refused(Map.of("text", "\u0007"), customer, "/text");
        refused(Map.of("channel", "PIGEON"), customer, "/channel");
        refused(Map.of("at", Instant.now().plus(Duration.ofHours(1)).toString()), customer, "/at");
        refused(Map.of("at", "1969-12-31T23:59:59Z"), customer, "/at");
        refused(Map.of("store", "1"), customer, "/store");
        refused(Map.of("about", List.of(Map.of("kind", "ORDER", "id", "1"))), customer, "/about/0");
        refused(Map.of("about", Collections.nCopies(21, Map.of("kind", "SKU", "id", "A"))), customer, "/about");
        care.tell(care.agent(), Ids.next(), Care.contact(UUID.randomUUID(), Map.of()))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-customer"));
        care.tell(care.agent(), Ids.next(), Care.contact(customer, Map.of("store", "2900000000001")))
                .statusCode(422)
                .body("type", equalTo("/problems/unknown-store"));
        care.agent()
                .get("/customers/" + customer + "/interactions?cursor=bm9uZQ")
                .then()
                .statusCode(400);
        care.agent().get("/customers/" + customer + "/interactions").then().body("items", hasSize(0));
    }

    @Test
    void pagesGoOnWhereTheLastEnded() {
        UUID customer = care.api().registered(Map.of());
        Map<String, Object> sameInstant =
                new HashMap<>(Map.of("at", Instant.now().toString()));
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(care.told(customer, sameInstant).toString());
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            var page = care.agent()
                    .get("/customers/" + customer + "/interactions?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.interactionId"));
            cursor = page.path("next");
        }
        assertThat(seen).containsExactlyElementsOf(all.reversed());
    }

    private void refused(Map<String, ?> more, UUID customer, String pointer) {
        refused(Ids.next(), more, customer, pointer);
    }

    private void refused(UUID id, Map<String, ?> more, UUID customer, String pointer) {
        care.tell(care.agent(), id, Care.contact(customer, more))
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    private static <T> List<T> atOnce(int times, Callable<T> call) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
            return results;
        }
    }
}
