package org.unisson.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persons.PersonalData;
import org.unisson.chassis.testing.PersonalTables;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;

/** A person is handed out what is kept of any of their customers; nobody else is. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class PersonExportIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    @All
    List<PersonalData> kept;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void everyTableThatSaysSomethingOfPersonsIsAnsweredFor() throws SQLException {
        assertThat(PersonalTables.unnamed(environment, kept)).isEmpty();
        assertThat(PersonalTables.unknown(environment, kept)).isEmpty();
    }

    @Test
    void everythingThatSourcesSaidIsHandedOutWithItsProof() {
        String email = Api.unique() + "@example.com";
        UUID web = api.registered(Map.of(
                "source",
                "web",
                "givenName",
                "Zoé",
                "email",
                email,
                "address",
                Map.of("street", "1 rue du Bac", "postcode", "75007", "country", "FR"),
                "consents",
                List.of(Map.of(
                        "purpose", "MARKETING", "granted", true, "source", "web-form", "text", "newsletter v3"))));
        UUID till = api.registered(Map.of("source", "till", "email", email, "cards", List.of("C-" + email)));

        for (UUID any : List.of(web, till)) {
            export(environment.customerToken(web), any, "")
                    .statusCode(200)
                    .body("service", equalTo("customer-service"), "exportedAt", notNullValue())
                    .body("customers", containsInAnyOrder(web.toString(), till.toString()))
                    .body("parts.records.items.source", containsInAnyOrder("web", "till"))
                    .body("parts.records.items.find { it.source == 'web' }.givenName", equalTo("Zoé"))
                    .body("parts.records.items.find { it.source == 'web' }.address.postcode", equalTo("75007"))
                    .body("parts.records.items.find { it.source == 'till' }.cards", contains("C-" + email))
                    .body("parts.records.items.find { it.source == 'till' }.address", nullValue())
                    .body("parts.consents.items.text", contains("newsletter v3"))
                    .body("parts.identityDecisions.items.kind", contains("MERGED"))
                    .body("parts.timeline.items", empty());
        }

        api.as(environment.token("agent"))
                .body(Map.of("person", web, "members", List.of(till), "reason", "another person"))
                .post("/identity/unmerges")
                .then()
                .statusCode(200);
        export(environment.customerToken(till), till, "")
                .body("parts.records.items.source", contains("till"))
                .body("parts.consents.items", empty())
                .body("parts.identityLinks.items", empty());
        export(environment.customerToken(till), web, "").statusCode(403);
    }

    @Test
    void aLongPartIsWalkedToItsEnd() {
        UUID customer = api.registered(Map.of());
        for (int i = 0; i < 5; i++) {
            api.asService()
                    .body(Map.of("granted", i % 2 == 0, "source", "app"))
                    .put("/customers/" + customer + "/consents/MARKETING")
                    .then()
                    .statusCode(200);
        }
        ValidatableResponse page = export(environment.customerToken(customer), customer, "?limit=2");
        List<String> since = new ArrayList<>(page.extract().<List<String>>path("parts.consents.items.since"));
        String next = page.body("parts.consents.items", hasSize(2)).extract().path("parts.consents.next");
        while (next != null) {
            page = export(environment.customerToken(customer), customer, "/consents?limit=2&cursor=" + next)
                    .statusCode(200);
            since.addAll(page.extract().<List<String>>path("items.since"));
            next = page.extract().path("next");
        }
        assertThat(since).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void aStrangerReadsNothingAndBadInputIsRefused() {
        UUID customer = api.registeredWithMarketing();
        String own = environment.customerToken(customer);
        for (String token : List.of(
                environment.customerToken(UUID.randomUUID()),
                environment.token("associate"),
                environment.token("franchisee"))) {
            export(token, customer, "").statusCode(403);
            export(token, customer, "/records").statusCode(403);
            api.as(token).get("/persons/" + customer + "/export").then().statusCode(403);
        }
        export(environment.token("agent"), customer, "").statusCode(200);
        export(environment.token("agent"), UUID.randomUUID(), "").statusCode(404);
        export(own, customer, "/secrets").statusCode(404);
        export(own, customer, "?limit=201").statusCode(400);
        export(own, customer, "/records?cursor=!").statusCode(400);
    }

    private ValidatableResponse export(String token, UUID customer, String rest) {
        return api.as(token).get("/customers/" + customer + "/export" + rest).then();
    }
}
