package org.unisson.demo.importing.retail;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.importing.Comparison;
import org.unisson.demo.importing.DataSet;
import org.unisson.demo.importing.Figures;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Sender;
import org.unisson.demo.loading.Progress;

/** Brings Online Retail in: products, customers and stock, then every invoice as a web order and what came back. */
public final class RetailImport implements DataSet {

    private static final int ORDERS_IN_FLIGHT = 16;

    private final RetailData data;
    private final Sender sender;
    private final Map<String, String> customers = new ConcurrentHashMap<>();

    public RetailImport(Path folder, Sender sender) {
        this.data = new RetailData(folder);
        this.sender = sender;
    }

    @Override
    public RowReport report() {
        return data.report();
    }

    @Override
    public String channel() {
        return Names.CHANNEL;
    }

    @Override
    public void send() {
        prepare();
        Ordering ordering = new Ordering(sender.session());
        each("invoices", data.invoices(), Invoice::number, invoice -> {
            Order order = ordering.sell(
                    Names.SOURCE + "/order/" + invoice.number(), invoice.order(customers.get(invoice.customer())));
            if (!order.status().equals("FULFILLED")) {
                throw new IllegalStateException("the order is " + order.status() + ", " + order.reason());
            }
            return order.purchaseId();
        });
        Returning returning = new Returning(sender.session());
        each(
                "returns",
                data.returns(),
                planned -> planned.cancellation() + "/" + planned.invoice(),
                planned -> returning
                        .takeBack(
                                planned,
                                sender.state()
                                        .result(work("invoices", planned.invoice()))
                                        .orElseThrow(() -> new IllegalStateException("the purchase was refused")))
                        .returnId());
    }

    private void prepare() {
        List<String> tokens = new ArrayList<>(sender.put(
                "channel",
                Service.CATALOG,
                "/channels/" + Names.CHANNEL,
                new Requests.Channel("Online Retail's web shop", "WEB", Names.CURRENCY, true)));
        tokens.addAll(sender.put("warehouse", Service.INVENTORY, "/locations/" + Names.WAREHOUSE, warehouse()));
        List<String> products = sender.batches(
                "online-retail/products", data.products(), Service.CATALOG, "/products/batch", Requests.Products::new);
        tokens.addAll(products);
        sender.await(tokens, Service.CATALOG);
        tokens.addAll(sender.batches(
                "online-retail/prices", data.prices(), Service.CATALOG, "/prices/batch", Requests.Prices::new));
        List<Requests.Customer> people =
                data.customers().stream().map(RetailImport::customer).toList();
        tokens.addAll(sender.batches(
                "online-retail/customers", people, Service.CUSTOMER, "/customers/batch", Requests.Customers::new));
        sender.customersOf(people, customers::put);
        sender.await(products, Service.INVENTORY);
        tokens.addAll(sender.movements("online-retail/opening stock", data.openingStock()));
        tokens.addAll(sender.movements("online-retail/write-offs", data.writeOffs()));
        sender.await(tokens, Service.values());
    }

    /** Commands one by one, several at once; what was done in an earlier run is not sent again. */
    private <T> void each(String what, List<T> items, Naming<T> name, Naming<T> send) {
        Progress progress = new Progress(sender.out(), what, items.size());
        new InFlight(ORDERS_IN_FLIGHT).forEach(items, item -> {
            String work = work(what, name.of(item));
            if (sender.state().result(work).isEmpty()) {
                try {
                    sender.state().finished(work, send.of(item));
                } catch (ProblemException | IllegalStateException refused) {
                    sender.refused(work + ": " + refused.getMessage());
                }
            }
            progress.advance(1);
        });
        progress.end();
    }

    private static String work(String what, String item) {
        return "online-retail/" + what + "/" + item;
    }

    /** Text of something. */
    private interface Naming<T> {
        String of(T item);
    }

    @Override
    public List<Comparison> comparisons() {
        Figures figures = new Figures(sender.session());
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(sales(figures, "sales in total", "pence", "sold", data.paid()));
        comparisons.add(sales(figures, "refunds in total", "pence", "returned", data.refunded()));
        comparisons.add(sales(figures, "pieces sold", "pieces", "unitsSold", data.piecesSold()));
        comparisons.add(sales(figures, "pieces returned", "pieces", "unitsReturned", data.piecesReturned()));
        comparisons.add(sales(
                figures, "purchases", "orders", "purchases", data.invoices().size()));
        comparisons.add(
                sales(figures, "returns", "returns", "returns", data.returns().size()));
        comparisons.add(new Comparison(
                "stock on hand, per SKU",
                "pieces",
                atWarehouse(data.onHand()),
                () -> figures.onHand(List.of(Names.WAREHOUSE))));
        comparisons.add(new Comparison(
                "stock that the catalogue can promise, per SKU",
                "pieces",
                data.onHand(),
                () -> figures.availableInCatalogue(Names.SKU_PREFIX)));
        comparisons.add(new Comparison(
                "points per customer",
                "points",
                data.points(),
                () -> figures.points(data.customers(), customer -> "customer=" + customers.get(customer))));
        comparisons.add(new Comparison(
                "purchases on timelines, per customer",
                "entries",
                data.purchases(),
                () -> figures.purchasesOnTimeline(data.customers(), customers::get)));
        return comparisons;
    }

    private static Comparison sales(Figures figures, String name, String unit, String field, long expected) {
        return new Comparison(
                name, unit, Map.of(Names.CHANNEL, expected), () -> figures.salesOfChannel(Names.CHANNEL, field));
    }

    private static Map<String, Long> atWarehouse(Map<String, Long> bySku) {
        Map<String, Long> byPlace = new java.util.TreeMap<>();
        bySku.forEach((sku, pieces) -> byPlace.put(Names.WAREHOUSE + "/" + sku, pieces));
        return byPlace;
    }

    @Override
    public Map<String, Long> movedByReason() {
        return Map.of(
                "RECEIPT",
                sum(data.openingStock()),
                "WRITE_OFF",
                sum(data.writeOffs()),
                "SALE",
                -data.piecesSold(),
                "RETURN",
                data.piecesReturned());
    }

    private static long sum(List<Requests.Movement> movements) {
        return movements.stream().mapToLong(Requests.Movement::quantity).sum();
    }

    private static Requests.Location warehouse() {
        // The data does not tell where the shop's warehouse is, only that the shop is in the United Kingdom.
        return new Requests.Location(
                "Online Retail's warehouse",
                "WAREHOUSE",
                "GB",
                "not published",
                "not published",
                51.5074,
                -0.1278,
                "Europe/London",
                List.of("SHIP", "RETURN", "RECEIVE"),
                true);
    }

    private static Requests.Customer customer(String number) {
        return new Requests.Customer(
                new Requests.Reference(Names.SOURCE, number),
                null,
                null,
                null,
                null,
                List.of(Names.card(number)),
                "en",
                null,
                null);
    }
}
