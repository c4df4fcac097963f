package org.unisson.order.sales;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.unisson.order.receipt.Till;
import org.unisson.order.receipt.Tills;

/** The sales ledger of a stretch of time that is one test's own. */
final class Ledgers {

    private static final long YEARS_OF_SECONDS = 1_400_000_000L;

    private final String token;
    private final Instant begin;

    private Ledgers(String token, Instant begin) {
        this.token = token;
        this.begin = begin;
    }

    /** An hour somewhere between 1970 and 2014, when nobody else trades. */
    static Ledgers ofSomeHour(String token) {
        return new Ledgers(
                token, Instant.ofEpochSecond(ThreadLocalRandom.current().nextLong(YEARS_OF_SECONDS)));
    }

    /** What is booked from now on, also by others. */
    static Ledgers ofNow(String token) {
        return new Ledgers(token, Instant.now().minus(Duration.ofMinutes(1)));
    }

    Instant begin() {
        return begin;
    }

    Instant end() {
        return begin.plus(Duration.ofHours(1));
    }

    /** A receipt of that till at that time. */
    Map<String, Object> receipt(Till till, Instant at) {
        return Tills.with(till.receipt(), "occurredAt", at.toString());
    }

    Response get(String path, Map<String, ?> more) {
        return get(token, path, more);
    }

    Response get(String as, String path, Map<String, ?> more) {
        Map<String, Object> query = new HashMap<>(Map.of("from", begin.toString(), "to", end().toString()));
        query.putAll(more);
        return given().auth().oauth2(as).queryParams(query).get(path);
    }

    /** Figures that are proved to be balanced. */
    JsonPath figures(String by) {
        JsonPath figures = get("/sales/ledger", Map.of("by", by))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(figures.getBoolean("balanced")).isTrue();
        assertThat(figures.getString("by")).isEqualTo(by);
        return figures;
    }

    /** One figure of one group. @param group null: of none */
    long of(String by, String group, String figure) {
        String which = group == null ? "it.group == null" : "it.group == '" + group + "'";
        Number found = figures(by).get("groups.find { " + which + " }?." + figure);
        return found == null ? 0 : found.longValue();
    }
}
