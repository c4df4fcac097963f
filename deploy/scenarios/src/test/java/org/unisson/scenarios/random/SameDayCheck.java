package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unisson.scenarios.random.Situation.OrderCase;

/** What is sold to be there the same day is promised for that day, wherever it comes from, and no more than fit into it. */
final class SameDayCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        List<OrderCase> sold = situation.orders().stream()
                .filter(it -> it.isSale() && it.order().has("sameDay"))
                .toList();
        sold.forEach(it -> promised(it, findings));
        Map<LocalDate, Long> days = sold.stream()
                .filter(SameDayCheck::isKept)
                .collect(Collectors.groupingBy(SameDayCheck::day, Collectors.counting()));
        days.forEach((day, orders) -> {
            if (orders > World.SAME_DAY_ORDERS) {
                findings.add(orders + " orders are promised for " + day + ", no more than " + World.SAME_DAY_ORDERS
                        + " fit into it");
            }
        });
        return findings;
    }

    private static void promised(OrderCase it, List<String> findings) {
        Instant tonight =
                day(it).plusDays(1).atStartOfDay(World.TIME_ZONE).toInstant().minusSeconds(1);
        for (JsonNode consignment : it.consignments()) {
            if (!consignment.path("promisedBy").asText().equals(tonight.toString())) {
                findings.add(it + " is promised by " + consignment.path("promisedBy") + ", must be by " + tonight);
            }
        }
    }

    private static boolean isKept(OrderCase it) {
        return it.consigned().anyMatch(line -> line.pieces("open") + line.pieces("handedOver") > 0);
    }

    private static LocalDate day(OrderCase it) {
        return LocalDate.ofInstant(Instant.parse(it.order().path("placedAt").asText()), World.TIME_ZONE);
    }
}
