package org.unisson.customer.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.customer.events.CaseChanged;
import org.unisson.customer.testing.Api;
import org.unisson.customer.testing.Events;
import org.unisson.customer.testing.Feed;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Cases, from advice to repair. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class CasesIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    Feed feed;

    @Inject
    EventCodec codec;

    private Care care;

    @BeforeEach
    void client() {
        care = new Care(environment);
    }

    @Test
    void aCaseIsOpenedOnceHoweverOftenItIsAskedFor() {
        UUID customer = care.api().registered(Map.of());
        Map<String, Object> body = Care.matter(customer, "ADVICE");
        String key = Api.unique();
        String first = open(key, body).statusCode(201).extract().path("caseId");
        open(key, body).statusCode(201).body("caseId", equalTo(first));
        care.agent()
                .get("/cases?customer=" + customer)
                .then()
                .statusCode(200)
                .body("items.caseId", contains(first))
                .body("items[0].overdue", equalTo(false))
                .body("items[0].priority", equalTo("NORMAL"));
    }

    @Test
    void ofTwoAgentsAtOnceTheSecondSeesWhatTheFirstDid() {
        UUID caseId = care.opened(care.api().registered(Map.of()), "COMPLAINT");
        String read = care.get(caseId).statusCode(200).extract().header("ETag");
        care.status(care.agent().header("If-Match", read), caseId, "SOLVED").statusCode(200);
        care.status(care.agent().header("If-Match", read), caseId, "WAITING_FOR_CUSTOMER")
                .statusCode(412);
        care.agent()
                .header("If-Match", read)
                .body("{\"assignee\":\"agent-7\"}")
                .patch("/cases/" + caseId)
                .then()
                .statusCode(412);
        care.get(caseId).body("status", equalTo("SOLVED")).body("version", equalTo(2));
    }

    @Test
    void whatTheStatusDoesNotAllowIsRefusedAndLeavesNothingBehind() {
        UUID caseId = care.opened(care.api().registered(Map.of()), "COMPLAINT");
        care.status(care.agent(), caseId, "CLOSED")
                .statusCode(409)
                .body("type", equalTo("/problems/status-does-not-follow"));
        care.status(care.agent(), caseId, "IN_REPAIR").statusCode(409);
        care.repair(care.agent(), caseId, "RECEIVED", null)
                .statusCode(409)
                .body("type", equalTo("/problems/no-repair"));
        care.get(caseId).body("version", equalTo(1));
        assertThat(care.timeline(care::agent, caseId)).containsExactly("OPENED");
    }

    @Test
    void adviceBecomesARepairThatTheCustomerFollowsAndAccepts() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "ADVICE");
        care.agent()
                .body("{\"kind\":\"REPAIR\",\"assignee\":\"agent-7\"}")
                .patch("/cases/" + caseId)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        String receipt = care.repair(care.agent(), caseId, "RECEIVED", null)
                .statusCode(200)
                .body("status", equalTo("IN_REPAIR"))
                .body("receiptCode", matchesPattern("[2-9A-Z]{12}"))
                .extract()
                .path("receiptCode");
        care.status(care.agent(), caseId, "SOLVED").statusCode(409).body("type", equalTo("/problems/goods-with-us"));
        care.repair(care.agent(), caseId, "DIAGNOSED", null).statusCode(200);
        care.repair(care.agent(), caseId, "QUOTED", 4_900)
                .statusCode(200)
                .body("status", equalTo("WAITING_FOR_CUSTOMER"));

        care.repair(care.shopper(customer), caseId, "REPAIRED", null).statusCode(403);
        care.repair(care.shopper(customer), caseId, "ACCEPTED", 4_899)
                .statusCode(409)
                .body("type", equalTo("/problems/quote-changed"));
        care.repair(care.shopper(customer), caseId, "ACCEPTED", 4_900).statusCode(200);
        care.repair(care.agent(), caseId, "REPAIRED", null).statusCode(200);
        care.agent().get("/cases?receipt=" + receipt).then().body("items.caseId", contains(caseId.toString()));
        care.repair(care.agent(), caseId, "HANDED_BACK", null).statusCode(200).body("status", equalTo("SOLVED"));

        assertThat(care.timeline(care::agent, caseId))
                .containsExactly("OPENED", "AMENDED", "REPAIR", "REPAIR", "REPAIR", "REPAIR", "REPAIR", "REPAIR");
        assertThat(care.timeline(() -> care.shopper(customer), caseId)).doesNotContain("AMENDED");
        assertThat(care.api().timeline(customer, "REPAIR")).hasSize(6);
        assertThat(care.api().timeline(customer, "CASE_OPENED")).containsExactly(caseId.toString());
        assertThat(care.api().timeline(customer, "CASE_SOLVED")).containsExactly(caseId.toString());
    }

    @Test
    void aShopperReadsWhatIsShownAndNothingElse() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "COMPLAINT");
        note(caseId, "difficult customer", false);
        note(caseId, "we are looking into it", true);
        care.status(care.agent(), caseId, "SOLVED").statusCode(200);
        care.shopper(customer)
                .get("/cases/" + caseId)
                .then()
                .statusCode(200)
                .body("subject", equalTo("A broken zip"))
                .body("assignee", nullValue())
                .body("priority", nullValue())
                .body("openedBy", nullValue());
        care.shopper(customer)
                .get("/cases/" + caseId + "/timeline")
                .then()
                .statusCode(200)
                .body("items.kind", contains("OPENED", "NOTE", "STATUS"))
                .body("items.text", contains(null, "we are looking into it", null))
                .body("items.by", contains(null, null, null));
        care.shopper(customer).get("/cases").then().body("items.caseId", contains(caseId.toString()));

        care.status(care.shopper(customer), caseId, "CLOSED").statusCode(403);
        care.status(care.shopper(customer), caseId, "REOPENED").statusCode(200);
        care.shopper(customer)
                .body(Map.of("text", "me too"))
                .post("/cases/" + caseId + "/notes")
                .then()
                .statusCode(403);
        care.shopper(customer)
                .body("{\"priority\":\"URGENT\"}")
                .patch("/cases/" + caseId)
                .then()
                .statusCode(403);
        Map<String, Object> urgent = new HashMap<>(Care.matter(customer, "OTHER"));
        urgent.put("priority", "URGENT");
        care.shopper(customer).body(urgent).post("/cases").then().statusCode(403);
        care.shopper(customer)
                .body(Care.matter(customer, "OTHER"))
                .post("/cases")
                .then()
                .statusCode(201);
    }

    @Test
    void strangersAndOtherFranchiseesAreKeptOut() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "COMPLAINT");
        UUID stranger = care.api().registered(Map.of());
        for (var as : List.<Supplier<RequestSpecification>>of(
                () -> care.shopper(stranger), () -> care.franchisee("3012345000024"))) {
            as.get().get("/cases/" + caseId).then().statusCode(403);
            as.get().get("/cases/" + caseId + "/timeline").then().statusCode(403);
            as.get().get("/cases?customer=" + customer).then().statusCode(403);
            as.get().body(Care.matter(customer, "OTHER")).post("/cases").then().statusCode(403);
            care.status(as.get(), caseId, "REOPENED").statusCode(403);
            care.repair(as.get(), caseId, "ACCEPTED", 1).statusCode(403);
        }
        care.franchisee("3012345000024").get("/cases").then().statusCode(403);
        care.get(caseId).body("version", equalTo(1));
    }

    @Test
    void whatIsDueIsFoundByWhoLooksAfterIt() {
        UUID customer = care.api().registered(Map.of());
        String agent = "agent-" + Api.unique();
        UUID advice = care.opened(customer, "ADVICE");
        UUID overdue = care.opened(customer, "OTHER");
        UUID waiting = care.opened(customer, "OTHER");
        care.status(care.agent(), waiting, "WAITING_FOR_CUSTOMER").statusCode(200);
        UUID solved = care.opened(customer, "OTHER");
        care.status(care.agent(), solved, "SOLVED").statusCode(200);
        for (UUID each : List.of(advice, overdue, waiting, solved)) {
            care.agent()
                    .body(Map.of("assignee", agent))
                    .patch("/cases/" + each)
                    .then()
                    .statusCode(200);
        }
        String first = care.agent()
                .get("/cases?limit=2&assignee=" + agent)
                .then()
                .body("items.caseId", contains(overdue.toString(), advice.toString()))
                .body("items.overdue", contains(true, false))
                .extract()
                .path("next");
        care.agent()
                .get("/cases?limit=2&assignee=" + agent + "&cursor=" + first)
                .then()
                .body("items.caseId", contains(waiting.toString()))
                .body("next", nullValue());
        care.agent()
                .get("/cases?overdue=true&assignee=" + agent)
                .then()
                .body("items.caseId", contains(overdue.toString()));
        care.agent()
                .get("/cases?kind=ADVICE&assignee=" + agent)
                .then()
                .body("items.caseId", contains(advice.toString()));
        care.agent()
                .body("{\"assignee\":null}")
                .patch("/cases/" + advice)
                .then()
                .body("assignee", nullValue());
    }

    @Test
    void purchasesThatItIsAboutStandBetweenItsEntries() {
        UUID customer = care.api().registered(Map.of());
        UUID other = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "ADVICE");
        UUID bought = UUID.randomUUID();
        UUID others = UUID.randomUUID();
        feed.send(Topics.PURCHASES, bought, 1, Events.receipt(bought, customer, null, Events.now(), "S1"));
        feed.send(Topics.PURCHASES, others, 1, Events.receipt(others, other, null, Events.now(), "S1"));
        await().untilAsserted(() -> {
            assertThat(care.api().timeline(customer, "PURCHASE")).hasSize(1);
            assertThat(care.api().timeline(other, "PURCHASE")).hasSize(1);
        });
        care.agent()
                .body(Map.of(
                        "about",
                        List.of(
                                Map.of("kind", "PURCHASE", "id", bought),
                                Map.of("kind", "PURCHASE", "id", others),
                                Map.of("kind", "SERIAL_NUMBER", "id", "SN-1"))))
                .patch("/cases/" + caseId)
                .then()
                .statusCode(200)
                .body("about", hasSize(3));

        // Another's purchase tells nothing.
        assertThat(care.timeline(care::agent, caseId)).containsExactly("OPENED", "PURCHASE", "AMENDED");
        care.agent()
                .get("/cases/" + caseId + "/timeline")
                .then()
                .body("items[1].summary", startsWith("Bought 1 piece for 19.99 EUR"))
                .body("items[1].reference", equalTo(bought.toString()));
    }

    @Test
    void aMergedPersonsContactsLeaveTheCaseWhenTheyPart() {
        UUID owner = care.api().registered(Map.of());
        UUID other = care.api().registered(Map.of());
        UUID caseId = care.opened(owner, "COMPLAINT");
        care.merged(owner, other);
        UUID said = care.told(other, Map.of("caseId", caseId, "shownToCustomer", true));
        care.shopper(other).get("/cases/" + caseId).then().statusCode(200);
        care.agent().get("/cases?customer=" + other).then().body("items.caseId", contains(caseId.toString()));
        assertThat(care.timeline(care::agent, caseId)).containsExactly("OPENED", "INTERACTION");

        care.parted(owner, other);

        assertThat(care.timeline(care::agent, caseId)).containsExactly("OPENED");
        care.shopper(other).get("/cases/" + caseId).then().statusCode(403);
        care.shopper(owner).get("/interactions/" + said).then().statusCode(403);
        care.agent()
                .get("/customers/" + other + "/interactions")
                .then()
                .body("items.interactionId", contains(said.toString()));
        care.agent().get("/customers/" + owner + "/interactions").then().body("items", hasSize(0));
        care.agent().get("/cases?customer=" + other).then().body("items", hasSize(0));
        assertThat(care.api().timeline(other, "INTERACTION")).containsExactly(said.toString());
        assertThat(care.api().timeline(owner, "INTERACTION")).isEmpty();
    }

    @Test
    void theOthersHearWhereItStandsAndNothingThatWasSaid() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "REPAIR");
        note(caseId, "difficult customer", false);
        care.repair(care.agent(), caseId, "RECEIVED", null).statusCode(200);
        var told = new Published(environment, codec).await(Topics.CASES, caseId.toString(), 3);
        assertThat(told).extracting(Published.Told::version).containsExactly(1L, 2L, 3L);
        CaseChanged last = (CaseChanged) told.getLast().state();
        assertThat(last.getCustomerId()).isEqualTo(customer);
        assertThat(last.getStatus()).isEqualTo("IN_REPAIR");
        assertThat(last.getRepairStep()).isEqualTo("RECEIVED");
        assertThat(last.getDueAt()).isAfter(last.getOpenedAt());
        assertThat(last.toString()).doesNotContain("zip").doesNotContain("difficult");
    }

    @Test
    void aPersonHasFiftyOpenCasesAtMost() {
        UUID customer = care.api().registered(Map.of());
        for (int i = 0; i < 50; i++) {
            care.opened(customer, "OTHER");
        }
        care.agent()
                .body(Care.matter(customer, "OTHER"))
                .post("/cases")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-open-cases"));
    }

    @Test
    void badInputIsNamed() {
        UUID customer = care.api().registered(Map.of());
        UUID caseId = care.opened(customer, "REPAIR");
        care.agent()
                .body(Map.of())
                .post("/cases")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItems("/customerId", "/kind", "/subject"));
        care.agent()
                .body(Care.matter(UUID.randomUUID(), "OTHER"))
                .post("/cases")
                .then()
                .statusCode(422)
                .body("violations.pointer", hasItem("/customerId"));
        care.agent()
                .body(Map.of("assignee", "a\tb"))
                .patch("/cases/" + caseId)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/assignee"));
        care.agent()
                .body(Map.of("about", List.of(Map.of("kind", "SKU", "id", "a b"))))
                .patch("/cases/" + caseId)
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/about/0"));
        care.agent()
                .body(Map.of("text", " "))
                .post("/cases/" + caseId + "/notes")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/text"));
        care.repair(care.agent(), caseId, "QUOTED", null)
                .statusCode(400)
                .body("violations.pointer", hasItem("/amount"));
        care.repair(care.agent(), caseId, "RECEIVED", 1).statusCode(400).body("violations.pointer", hasItem("/amount"));
        care.repair(care.agent(), caseId, "QUOTED", -1)
                .statusCode(400)
                .body("violations.pointer", hasItem("/amount/minor"));
        care.agent().get("/cases?overdue=true&cursor=bm9uZQ").then().statusCode(400);
        care.agent().get("/cases/" + caseId + "/timeline?cursor=bm9uZQ").then().statusCode(400);
        care.agent().get("/cases?customer=" + customer + "&receipt=A").then().statusCode(400);
        care.agent().get("/cases/" + UUID.randomUUID()).then().statusCode(404);
        care.get(caseId).body("version", equalTo(1)).body("status", not(equalTo("CLOSED")));
    }

    private ValidatableResponse open(String key, Map<String, Object> body) {
        return RestAssured.given()
                .contentType("application/json")
                .header("Authorization", "Bearer " + environment.token("agent"))
                .header("Idempotency-Key", key)
                .body(body)
                .post("/cases")
                .then();
    }

    private void note(UUID caseId, String text, boolean shown) {
        care.agent()
                .body(Map.of("text", text, "shownToCustomer", shown))
                .post("/cases/" + caseId + "/notes")
                .then()
                .statusCode(200);
    }
}
