package org.unisson.demo.day;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.demo.client.Account;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.client.StockLevel;
import org.unisson.demo.client.VariantPage;

/** What happens in several scenes: a sale at the till, an order on the web, a look at stock and points. */
final class Stage {

    private static final Duration DECIDED_WITHIN = Duration.ofSeconds(25);

    private final Retail retail;
    private final Cast cast;
    private final Clock clock;
    private final AtomicInteger receiptNumber = new AtomicInteger();

    Stage(Retail retail, Cast cast, Clock clock) {
        this.retail = retail;
        this.cast = cast;
        this.clock = clock;
    }

    Retail retail() {
        return retail;
    }

    Cast cast() {
        return cast;
    }

    /** Sells one piece at the store's first till. @return the purchase's id */
    String sellAtTheTill(Journey journey, Person buyer, Article article) {
        Session till = retail.associate(cast.store().gln(), journey);
        Requests.Receipt receipt = new Requests.Receipt(
                cast.store().gln(),
                "1",
                Integer.toString(receiptNumber.incrementAndGet()),
                "store",
                buyer.card(),
                clock.instant(),
                article.price().currency(),
                List.of(new Requests.ReceiptLine(
                        article.sku(),
                        1,
                        article.price(),
                        new Amount(0, article.price().currency()),
                        article.price())),
                List.of(new Requests.Tender("CARD", article.price())),
                article.price());
        BatchAnswer answer = till.post(Service.ORDER, "/receipts/batch", new Requests.Receipts(List.of(receipt)))
                .as(BatchAnswer.class);
        if (!answer.rejected().isEmpty()) {
            throw new IllegalStateException(answer.rejected().getFirst().reason());
        }
        return answer.receipts().getFirst().purchaseId();
    }

    /** Orders on the web, to be shipped, paid by card and, where there are some, by points. */
    Order orderOnTheWeb(Journey journey, Person buyer, Long points, List<Requests.OrderLine> lines) {
        return retail.shopper(buyer.customerId(), journey)
                .postAndWait(
                        Service.ORDER,
                        "/orders",
                        new Requests.NewOrder("web", buyer.customerId(), lines, "SHIP", null, "tok_visa", points, null),
                        UUID.randomUUID().toString(),
                        DECIDED_WITHIN)
                .as(Order.class);
    }

    long pointsOf(Journey journey, Person person) {
        return retail.shopper(person.customerId(), journey)
                .get(Service.LOYALTY, "/accounts?customer=" + person.customerId())
                .as(Account.class)
                .balance();
    }

    long onHandInStore(Journey journey, Article article) {
        return retail.associate(cast.store().gln(), journey)
                .find(Service.INVENTORY, "/stock/" + cast.store().gln() + "/" + article.sku())
                .map(level -> level.as(StockLevel.class).onHand())
                .orElse(0L);
    }

    /** What a visitor of the site reads. */
    long availableOnTheWeb(Journey journey, Article article) {
        String store = cast.store().gln();
        return retail.anonymous(journey)
                .get(Service.CATALOG, "/variants/" + article.sku() + "?channel=web&location=" + store)
                .as(VariantPage.class)
                .availableAt(store);
    }

    Duration decidedWithin() {
        return DECIDED_WITHIN;
    }
}
