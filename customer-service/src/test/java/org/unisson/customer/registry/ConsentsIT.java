package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.customer.events.ChannelConsent;
import org.unisson.customer.events.Consent;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** Consents by purpose and channel: what holds, what proves it, and what the others hear of it. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "customer-service"))
class ConsentsIT {

    private static final List<String> CHANNELS = List.of("EMAIL", "SMS", "PUSH", "POST", "PHONE");

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventCodec codec;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(environment);
    }

    @Test
    void aChannelIsWithdrawnAtOnceAndTheOthersHearOfItOnce() {
        UUID customer = api.registeredWithMarketing();
        say(customer, "MARKETING/SMS", false)
                .statusCode(200)
                .body("consents", hasSize(1))
                .body("consents[0].granted", equalTo(true))
                .body("consents[0].channels[0].channel", equalTo("SMS"))
                .body("consents[0].channels[0].granted", equalTo(false));
        say(customer, "MARKETING/SMS", false).statusCode(200).body("version", equalTo(2));
        CustomerChanged told = (CustomerChanged) new Published(environment, codec)
                .await(Topics.CUSTOMERS, customer.toString(), 2)
                .getLast()
                .state();
        Consent marketing = told.getConsents().getFirst();
        assertThat(marketing.getGranted()).isTrue();
        assertThat(marketing.getChannels())
                .extracting(ChannelConsent::getChannel, ChannelConsent::getGranted)
                .containsExactly(tuple("SMS", false));
    }

    @Test
    void ofAChannelGrantedAloneTheOthersHearThatTheWholeIsNot() {
        UUID customer = api.registered(Map.of(
                "consents",
                List.of(Map.of("purpose", "MARKETING", "granted", true, "source", "app", "channel", "PUSH"))));
        api.customer(customer)
                .body("consents[0].granted", equalTo(false))
                .body("consents[0].source", nullValue())
                .body("consents[0].channels.channel", contains("PUSH"));
    }

    @Test
    void everyWordStaysOnRecordWithItsProof() {
        UUID customer = api.registered(Map.of(
                "consents",
                List.of(Map.of(
                        "purpose", "MARKETING",
                        "granted", true,
                        "source", "web-form",
                        "text", "newsletter v3",
                        "evidence", "form-771"))));
        say(customer, "MARKETING/EMAIL", false).statusCode(200);
        api.as(environment.customerToken(customer))
                .body(Map.of("granted", true, "source", "app", "text", "settings v1"))
                .put("/customers/" + customer + "/consents/MARKETING/EMAIL")
                .then()
                .statusCode(200);
        consents(customer, "?limit=200")
                .statusCode(200)
                .body("consents[0].channels[0].granted", equalTo(true))
                .body("words.granted", contains(true, false, true))
                .body("words[0].text", equalTo("settings v1"))
                .body("words[0].channel", equalTo("EMAIL"))
                .body("words[2].text", equalTo("newsletter v3"))
                .body("words[2].evidence", equalTo("form-771"))
                .body("words[2].channel", nullValue());

        List<String> walked = new ArrayList<>();
        String cursor = "";
        do {
            ValidatableResponse page =
                    consents(customer, "?limit=1&cursor=" + cursor).statusCode(200);
            walked.addAll(page.extract().path("words.since"));
            cursor = page.extract().path("next");
        } while (cursor != null);
        assertThat(walked).hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void badInputIsRefusedWithWhatAndWhere() {
        UUID customer = api.registeredWithMarketing();
        say(customer, "MARKETING/FAX", true).statusCode(400).body("violations.pointer", hasItem("/channel"));
        say(customer, "marketing/EMAIL", true).statusCode(400).body("violations.pointer", hasItem("/purpose"));
        api.asService()
                .body(Map.of("granted", true, "source", "app", "text", "x".repeat(129)))
                .put("/customers/" + customer + "/consents/MARKETING/EMAIL")
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem("/text"));
        consents(customer, "?cursor=nonsense").statusCode(400);
        consents(customer, "?limit=201").statusCode(400);
        consents(UUID.randomUUID(), "").statusCode(404);
    }

    @Test
    void aStrangerReadsAndSaysNothing() {
        UUID customer = api.registeredWithMarketing();
        String stranger = environment.customerToken(UUID.randomUUID());
        api.as(stranger).get("/customers/" + customer + "/consents").then().statusCode(403);
        api.as(stranger)
                .body(Map.of("granted", false, "source", "app"))
                .put("/customers/" + customer + "/consents/MARKETING/EMAIL")
                .then()
                .statusCode(403);
    }

    /** What statements of the database decide, and what the API says, are two programs: over histories they agree. */
    @Test
    void theDatabaseAndTheApiAgreeOverRandomHistories() throws SQLException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int history = 0; history < 8; history++) {
            List<UUID> customers = List.of(api.registered(Map.of()), api.registered(Map.of()));
            boolean merged = false;
            for (int step = 0; step < 8; step++) {
                if (!merged && random.nextInt(4) == 0) {
                    api.as(environment.token("agent"))
                            .body(Map.of("customers", customers, "reason", "same person"))
                            .post("/identity/merges")
                            .then()
                            .statusCode(200);
                    merged = true;
                }
                int channel = random.nextInt(CHANNELS.size() + 2);
                say(
                                customers.get(random.nextInt(2)),
                                channel < CHANNELS.size() ? "MARKETING/" + CHANNELS.get(channel) : "MARKETING",
                                random.nextBoolean())
                        .statusCode(200);
                for (UUID customer : customers) {
                    assertThat(byTheDatabase(customer))
                            .as("seed %d, history %d, step %d", seed, history, step)
                            .isEqualTo(byTheApi(customer));
                }
            }
        }
    }

    private Map<String, Boolean> byTheApi(UUID customer) {
        List<Map<String, Object>> consents = consents(customer, "").extract().path("consents");
        Map<String, Boolean> allowed = new HashMap<>();
        allowed.put("", !consents.isEmpty() && (Boolean) consents.getFirst().get("granted"));
        CHANNELS.forEach(channel -> allowed.put(channel, allowed.get("")));
        for (Map<String, Object> consent : consents) {
            if (consent.get("channels") instanceof List<?> channels) {
                channels.forEach(one -> allowed.put(
                        ((Map<?, ?>) one).get("channel").toString(), (Boolean) ((Map<?, ?>) one).get("granted")));
            }
        }
        return allowed;
    }

    private Map<String, Boolean> byTheDatabase(UUID customer) throws SQLException {
        Map<String, Boolean> allowed = new HashMap<>();
        try (Connection connection = environment.connect();
                PreparedStatement asking = connection.prepareStatement("select allows(?, 'MARKETING', ?)")) {
            List<String> scopes = new ArrayList<>(CHANNELS);
            scopes.add(null);
            for (String scope : scopes) {
                asking.setObject(1, customer);
                asking.setString(2, scope);
                try (ResultSet answer = asking.executeQuery()) {
                    answer.next();
                    allowed.put(scope == null ? "" : scope, answer.getBoolean(1));
                }
            }
        }
        return allowed;
    }

    private ValidatableResponse say(UUID customer, String scope, boolean granted) {
        return api.asService()
                .body(Map.of("granted", granted, "source", "app"))
                .put("/customers/" + customer + "/consents/" + scope)
                .then();
    }

    private ValidatableResponse consents(UUID customer, String query) {
        return api.asService()
                .get("/customers/" + customer + "/consents" + query)
                .then();
    }
}
