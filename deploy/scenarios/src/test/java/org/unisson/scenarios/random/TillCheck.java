package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.random.Facts.GoodsBack;
import org.unisson.scenarios.random.Facts.TillSale;

/** Each receipt is one sale, in an unbroken chain, and gives back what its pieces that came back have cost. */
final class TillCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        Session system = situation.world().shop().retail().system(new Journey());
        for (int place = 0; place < World.PLACES; place++) {
            chain(situation, system, place, findings);
        }
        situation.tillSales().forEach((id, sale) -> {
            long back = situation.facts().returns().stream()
                    .filter(goods -> goods.purchaseId().equals(id))
                    .mapToLong(GoodsBack::pieces)
                    .sum();
            long returned = Situation.stream(sale.path("lines"))
                    .mapToLong(line -> line.path("returned").asLong())
                    .sum();
            if (returned != back) {
                findings.add("receipt " + id + " has " + returned + " pieces back, must have " + back);
            }
            long refunded = sale.path("refunded").path("minor").asLong();
            if (refunded != MoneyRules.owedBack(sale)) {
                findings.add("receipt " + id + " gave back " + refunded + ", must " + MoneyRules.owedBack(sale));
            }
            long kept = sale.path("total").path("minor").asLong() - refunded;
            if (kept != MoneyRules.kept(sale, kind -> true)) {
                findings.add(
                        "receipt " + id + " keeps " + kept + ", its tenders " + MoneyRules.kept(sale, kind -> true));
            }
        });
        return findings;
    }

    private static void chain(Situation situation, Session system, int place, List<String> findings) {
        long handedIn = situation.facts().sales().stream()
                .filter(sale -> sale.place() == place)
                .map(TillSale::purchaseId)
                .distinct()
                .count();
        long voids = situation.facts().voids(place);
        long closings = situation.facts().desk().closings(place);
        if (handedIn + closings == 0) {
            return;
        }
        String path = "/tills/" + situation.world().place(place) + "/" + Till.NUMBER + "/chain";
        JsonNode chain = system.get(Service.ORDER, path).body();
        if (!chain.path("intact").asBoolean() || chain.path("verified").asLong() != handedIn + voids + closings) {
            findings.add("till of place " + place + " has the chain " + chain + ", must have " + handedIn + ", " + voids
                    + " voids and " + closings + " closings");
        }
    }
}
