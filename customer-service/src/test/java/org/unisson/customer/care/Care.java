package org.unisson.customer.care;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.testing.Api;
import org.unisson.local.testing.Environment;
import org.unisson.local.token.TokenRequest;

/** What agents and shoppers do with contacts and cases in tests. */
record Care(Api api, Environment environment) {

    Care(Environment environment) {
        this(new Api(environment), environment);
    }

    RequestSpecification agent() {
        return api.as(environment.token("agent"));
    }

    RequestSpecification shopper(UUID customer) {
        return api.as(environment.customerToken(customer));
    }

    RequestSpecification franchisee(String store) {
        return api.as(environment.token(TokenRequest.of("franchisee").inStores(store)));
    }

    /** A contact that a client may tell. */
    static Map<String, Object> contact(UUID customer, Map<String, ?> more) {
        Map<String, Object> contact = new HashMap<>(Map.of(
                "customerId",
                customer,
                "channel",
                "PHONE",
                "direction",
                "INBOUND",
                "at",
                Instant.now().toString(),
                "subject",
                "A broken zip",
                "text",
                "It broke on the second day."));
        contact.putAll(more);
        return contact;
    }

    ValidatableResponse tell(RequestSpecification as, UUID id, Map<String, ?> contact) {
        return as.body(contact).put("/interactions/" + id).then();
    }

    /** Tells it as an agent. */
    UUID told(UUID customer, Map<String, ?> more) {
        UUID id = Ids.next();
        tell(agent(), id, contact(customer, more)).statusCode(201);
        return id;
    }

    static Map<String, Object> matter(UUID customer, String kind) {
        return Map.of("customerId", customer, "kind", kind, "subject", "A broken zip", "text", "for colleagues");
    }

    UUID opened(UUID customer, String kind) {
        return UUID.fromString(agent().body(matter(customer, kind))
                .post("/cases")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId"));
    }

    ValidatableResponse get(UUID caseId) {
        return agent().get("/cases/" + caseId).then();
    }

    ValidatableResponse status(RequestSpecification as, UUID caseId, String status) {
        return as.body(Map.of("status", status))
                .post("/cases/" + caseId + "/status")
                .then();
    }

    ValidatableResponse repair(RequestSpecification as, UUID caseId, String step, Integer cents) {
        Map<String, Object> body = new HashMap<>(Map.of("step", step));
        if (cents != null) {
            body.put("amount", Map.of("minor", cents, "currency", "EUR"));
        }
        return as.body(body).post("/cases/" + caseId + "/repair").then();
    }

    /** Kinds of what is on the timeline of a case, in order of time, read two at a time. */
    List<String> timeline(Supplier<RequestSpecification> as, UUID caseId) {
        List<String> kinds = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = as.get()
                    .get("/cases/" + caseId + "/timeline?limit=2&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            kinds.addAll(page.getList("items.kind"));
            cursor = page.getString("next");
        }
        return kinds;
    }

    /** Says that they are one person. */
    void merged(UUID one, UUID other) {
        agent().body(Map.of("customers", List.of(one, other), "reason", "has shown both cards"))
                .post("/identity/merges")
                .then()
                .statusCode(200);
    }

    void parted(UUID person, UUID leaving) {
        agent().body(Map.of("person", person, "members", List.of(leaving), "reason", "two people"))
                .post("/identity/unmerges")
                .then()
                .statusCode(200);
    }
}
