package org.unisson.demo.day;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.demo.retailer.Delivery;
import org.unisson.demo.retailer.Place;
import org.unisson.demo.retailer.Product;
import org.unisson.demo.retailer.Retailer;
import org.unisson.demo.retailer.Shopper;

/** Who and what takes part in the day: no person and no article twice, so that no scene disturbs another. */
final class Cast {

    private static final long PIECES_ON_THE_SHELF = 4;

    private final Session system;
    private final Place store;
    private final Iterator<Shopper> consenting;
    private final Iterator<Article> articles;

    Cast(Retail retail, Retailer retailer) {
        system = retail.system(new Journey());
        store = retailer.stores().getFirst();
        consenting = retailer.shoppers().stream().filter(Shopper::marketing).iterator();
        Map<String, Article> bySku = new HashMap<>();
        for (Product product : retailer.products()) {
            product.variants()
                    .forEach(variant -> bySku.put(
                            variant.sku(),
                            new Article(
                                    variant.sku(),
                                    product.nameEn() + ", " + variant.colour() + ", " + variant.size(),
                                    new Amount(product.priceMinor(), Retailer.CURRENCY))));
        }
        List<Delivery> shelf = retailer.deliveries().stream()
                .filter(delivery -> delivery.gln().equals(store.gln()) && delivery.pieces() >= PIECES_ON_THE_SHELF)
                .toList();
        articles = shelf.stream().map(delivery -> bySku.get(delivery.sku())).iterator();
    }

    /** A customer who has agreed to be written to. */
    Person person() {
        Shopper shopper = consenting.next();
        String id = system.get(Service.CUSTOMER, "/customers?card=" + shopper.card())
                .body()
                .path("customerId")
                .asText();
        return new Person(id, shopper);
    }

    /** Something of which the store has a few pieces. */
    Article article() {
        return articles.next();
    }

    Place store() {
        return store;
    }
}
