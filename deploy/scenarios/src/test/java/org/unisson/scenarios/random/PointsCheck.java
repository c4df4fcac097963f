package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;

/** Points are what the rule gives for the money that was kept, less those that paid; none is held for ever. */
final class PointsCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        Session system = situation.world().shop().retail().system(new Journey());
        for (int shopper = 0; shopper < World.SHOPPERS; shopper++) {
            JsonNode account = system.get(
                            Service.LOYALTY,
                            "/accounts?customer="
                                    + situation.world().shoppers().get(shopper).customerId())
                    .body();
            long expected = situation.facts().points(shopper)
                    + purchases(situation, shopper)
                            .mapToLong(MoneyRules::points)
                            .sum();
            long balance = account.path("balance").asLong();
            if (balance != expected || account.path("held").asLong() != 0) {
                findings.add("shopper " + shopper + " has " + balance + " points and " + account.path("held")
                        + " held, must have " + expected + " and 0");
            }
        }
        return findings;
    }

    private static Stream<JsonNode> purchases(Situation situation, int shopper) {
        return Stream.concat(
                situation.facts().sales().stream()
                        .filter(sale -> sale.shopper() == shopper)
                        .map(sale -> situation.tillSales().get(sale.purchaseId())),
                situation.orders().stream()
                        .filter(it -> it.isSale() && it.placed().shopper() == shopper)
                        .map(Situation.OrderCase::purchase));
    }
}
