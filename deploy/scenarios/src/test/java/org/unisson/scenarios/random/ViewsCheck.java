package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.VariantPage;
import org.unisson.scenarios.random.Facts.TillSale;
import org.unisson.scenarios.random.Situation.OrderCase;

/** Those who only hear of it say the same: the catalog of what can be had, customers' timelines of what was bought. */
final class ViewsCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        Session system = situation.world().shop().retail().system(new Journey());
        World world = situation.world();
        List<String> open = world.places().stream()
                .filter(place -> system.get(Service.INVENTORY, "/locations/" + place)
                        .body()
                        .path("open")
                        .asBoolean())
                .toList();
        for (String sku : world.skus()) {
            long available = open.stream()
                    .mapToLong(place -> available(system, place, sku))
                    .sum();
            long shown = system.get(Service.CATALOG, "/variants/" + sku)
                    .as(VariantPage.class)
                    .availability()
                    .available();
            if (shown != available) {
                findings.add("the catalog shows " + shown + " of " + sku + ", available are " + available);
            }
        }
        IntStream.range(0, World.SHOPPERS).forEach(shopper -> timeline(situation, system, shopper, findings));
        return findings;
    }

    private static long available(Session system, String place, String sku) {
        return system.find(Service.INVENTORY, "/stock/" + place + "/" + sku)
                .map(Answer::body)
                .map(level -> level.path("available").asLong())
                .orElse(0L);
    }

    private static void timeline(Situation situation, Session system, int shopper, List<String> findings) {
        String customerId = situation.world().shoppers().get(shopper).customerId();
        List<String> told = system.all(Service.CUSTOMER, "/customers/" + customerId + "/timeline").stream()
                .filter(entry -> entry.path("kind").asText().equals("PURCHASE"))
                .map(entry -> entry.path("reference").asText())
                .sorted()
                .toList();
        List<String> bought = Stream.concat(
                        situation.facts().sales().stream()
                                .filter(sale -> sale.shopper() == shopper)
                                .map(TillSale::purchaseId),
                        situation.orders().stream()
                                .filter(it -> it.isSale() && it.placed().shopper() == shopper)
                                .map(OrderCase::purchase)
                                .map(ViewsCheck::id))
                .distinct()
                .sorted()
                .toList();
        if (!told.equals(bought)) {
            findings.add("the timeline of shopper " + shopper + " has " + told + ", they bought " + bought);
        }
    }

    private static String id(JsonNode purchase) {
        return purchase.path("purchaseId").asText();
    }
}
