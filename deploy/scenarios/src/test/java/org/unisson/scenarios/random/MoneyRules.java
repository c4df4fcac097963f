package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** The rules of money as customers are promised them, worked out anew: nothing of the services' code is used. */
final class MoneyRules {

    private static final long CENTS_PER_POINT_EARNED = 100;

    private MoneyRules() {}

    /** What must have been given back for the pieces that are not the customer's: each line's share, rounded half-up. */
    static long owedBack(JsonNode purchase) {
        return Situation.stream(purchase.path("lines"))
                .mapToLong(line -> {
                    long total = line.path("total").path("minor").asLong();
                    long pieces = line.path("quantity").asLong();
                    long returned = line.path("returned").asLong();
                    return Math.floorDiv(2 * total * returned + pieces, 2 * pieces);
                })
                .sum();
    }

    /** Of these tenders, what was paid and not given back. */
    static long kept(JsonNode purchase, Predicate<String> kinds) {
        return Situation.stream(purchase.path("tenders"))
                .filter(tender -> kinds.test(tender.path("kind").asText()))
                .mapToLong(tender -> tender.path("amount").path("minor").asLong()
                        - tender.path("refunded").path("minor").asLong())
                .sum();
    }

    /** Points that a purchase changes an account by: earned for money kept, less those that paid and were kept. */
    static long points(JsonNode purchase) {
        return Math.floorDiv(kept(purchase, kind -> !kind.equals("POINTS")), CENTS_PER_POINT_EARNED)
                - kept(purchase, "POINTS"::equals);
    }
}
