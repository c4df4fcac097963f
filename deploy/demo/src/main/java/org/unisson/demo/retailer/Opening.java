package org.unisson.demo.retailer;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.demo.loading.Batches;
import org.unisson.demo.loading.Loader;
import org.unisson.local.stack.StackException;

/** Opens the shop: the whole retailer goes into the services through their public APIs. */
public final class Opening {

    private final Loader loader;
    private final Retailer retailer;

    public Opening(Retail retail, Retailer retailer, PrintWriter out) {
        this.loader = new Loader(retail, out);
        this.retailer = retailer;
    }

    /** Returns when every service knows what it needs of the others. */
    public void run() {
        List<String> tokens = new ArrayList<>();
        tokens.addAll(loader.put(
                "channels",
                Service.CATALOG,
                retailer.channels(),
                channel -> "/channels/" + channel.channelId(),
                channel -> new Requests.Channel(channel.name(), channel.kind(), Retailer.CURRENCY, true)));
        tokens.addAll(loader.put(
                "stores and warehouses",
                Service.INVENTORY,
                retailer.places(),
                place -> "/locations/" + place.gln(),
                Opening::location));
        loader.await(tokens, Service.CUSTOMER, Service.CATALOG, Service.ORDER);
        List<String> products = loader.post(
                "products",
                retailer.products(),
                Batches.ITEMS / 5,
                batch -> taken(loader.session()
                        .post(
                                Service.CATALOG,
                                "/products/batch",
                                new Requests.Products(batch.items().stream()
                                        .map(Opening::product)
                                        .toList()))));
        tokens.addAll(products);
        tokens.addAll(loader.post(
                "prices",
                prices(),
                Batches.ITEMS,
                batch -> taken(
                        loader.session().post(Service.CATALOG, "/prices/batch", new Requests.Prices(batch.items())))));
        tokens.addAll(loader.post(
                "customers",
                retailer.shoppers(),
                Batches.ITEMS,
                batch -> taken(loader.session()
                        .post(
                                Service.CUSTOMER,
                                "/customers/batch",
                                new Requests.Customers(batch.items().stream()
                                        .map(Opening::customer)
                                        .toList())))));
        loader.await(products, Service.INVENTORY);
        tokens.addAll(loader.post(
                "opening stock",
                retailer.deliveries(),
                Batches.MOVEMENTS,
                batch -> loader.move(
                        "demo-opening-" + batch.number(),
                        batch.items().stream()
                                .map(delivery -> new Requests.Movement(
                                        delivery.sku(),
                                        delivery.gln(),
                                        delivery.pieces(),
                                        "RECEIPT",
                                        null,
                                        "opening/demo"))
                                .toList())));
        loader.await(tokens, Service.values());
    }

    private static Object location(Place place) {
        return new Requests.Location(
                place.name(),
                place.kind(),
                "FR",
                place.postcode(),
                place.city(),
                place.latitude(),
                place.longitude(),
                "Europe/Paris",
                place.capabilities(),
                true);
    }

    private static Requests.Product product(Product product) {
        return new Requests.Product(
                product.productId(),
                product.brand(),
                product.category(),
                Map.of("fr", product.nameFr(), "en", product.nameEn()),
                "ACTIVE",
                product.variants().stream()
                        .map(variant -> new Requests.Variant(
                                variant.sku(),
                                variant.gtin(),
                                Map.of("colour", variant.colour(), "size", variant.size())))
                        .toList());
    }

    private List<Requests.PricesOfSku> prices() {
        return retailer.products().stream()
                .flatMap(product -> product.variants().stream()
                        .map(variant -> new Requests.PricesOfSku(
                                variant.sku(),
                                List.of(new Requests.Price(
                                        null, new Amount(product.priceMinor(), Retailer.CURRENCY))))))
                .toList();
    }

    private static Requests.Customer customer(Shopper shopper) {
        List<Requests.Consent> consents = Stream.of("MARKETING", "PERSONALISATION")
                .map(purpose -> new Requests.Consent(purpose, shopper.marketing(), "registration form"))
                .toList();
        return new Requests.Customer(
                new Requests.Reference("unisson-demo", shopper.reference()),
                shopper.givenName(),
                shopper.familyName(),
                shopper.email(),
                shopper.phone(),
                List.of(shopper.card()),
                shopper.language(),
                consents,
                shopper.store());
    }

    private static Answer taken(Answer answer) {
        for (BatchAnswer.Rejection rejection : answer.as(BatchAnswer.class).rejected()) {
            throw new StackException(
                    "The generated retailer was refused: " + rejection.key() + ": " + rejection.reason());
        }
        return answer;
    }
}
