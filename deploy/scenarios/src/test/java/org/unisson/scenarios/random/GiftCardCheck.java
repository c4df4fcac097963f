package org.unisson.scenarios.random;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.random.Facts.GiftCard;

/** What gift cards hold is what they were sold for, less what they have paid and was kept. */
final class GiftCardCheck implements Check {

    @Override
    public List<String> findings(Situation situation) {
        List<String> findings = new ArrayList<>();
        Session system = situation.world().shop().retail().system(new Journey());
        long left = 0;
        for (GiftCard card : situation.facts().giftCards()) {
            JsonNode found = system.get(Service.LOYALTY, "/gift-cards/" + card.giftCardId())
                    .body();
            long ledger = Situation.stream(found.path("entries"))
                    .mapToLong(entry -> entry.path("amount").path("minor").asLong())
                    .sum();
            long balance = found.path("balance").path("minor").asLong();
            if (balance != ledger || balance < 0 || balance > card.cents()) {
                findings.add("gift card " + card.giftCardId() + " of " + card.cents() + " has " + balance
                        + ", its ledger says " + ledger);
            }
            left += balance;
        }
        long sold = situation.facts().giftCards().stream()
                .mapToLong(GiftCard::cents)
                .sum();
        long paid = situation
                .purchases()
                .mapToLong(purchase -> MoneyRules.kept(purchase, "GIFT_CARD"::equals))
                .sum();
        if (left != sold - paid) {
            findings.add("gift cards have " + left + " left of " + sold + ", and have paid " + paid);
        }
        return findings;
    }
}
