package org.unisson.demo.importing.journey;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.importing.Comparison;
import org.unisson.demo.importing.DataSet;
import org.unisson.demo.importing.Figures;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Sender;

/** Brings the Complete Journey in: products and places, customers, opening stock, then every basket as a receipt. */
public final class JourneyImport implements DataSet {

    private static final double NANOS = 1_000_000_000.0;

    private final JourneyData data;
    private final Sender sender;
    private final Map<String, String> customers = new ConcurrentHashMap<>();

    public JourneyImport(Path folder, Sender sender) {
        this.data = new JourneyData(folder);
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
        sell();
    }

    private void prepare() {
        List<String> tokens = new ArrayList<>(sender.put(
                "channel",
                Service.CATALOG,
                "/channels/" + Names.CHANNEL,
                new Requests.Channel("The Complete Journey's stores", "STORE", Names.CURRENCY, true)));
        tokens.addAll(sender.puts(
                "complete-journey/stores",
                data.stores(),
                Service.INVENTORY,
                store -> "/locations/" + Names.gln(store),
                JourneyImport::place));
        List<String> products = sender.batches(
                "complete-journey/products",
                data.products(),
                Service.CATALOG,
                "/products/batch",
                Requests.Products::new);
        tokens.addAll(products);
        sender.await(tokens, Service.CATALOG);
        tokens.addAll(sender.batches(
                "complete-journey/prices", data.prices(), Service.CATALOG, "/prices/batch", Requests.Prices::new));
        tokens.addAll(sender.batches(
                "complete-journey/customers",
                data.households().stream().map(JourneyImport::customer).toList(),
                Service.CUSTOMER,
                "/customers/batch",
                Requests.Customers::new));
        sender.await(products, Service.INVENTORY);
        tokens.addAll(sender.movements("complete-journey/opening stock", data.openingStock()));
        sender.await(tokens, Service.values());
    }

    /** Every basket; the clock runs until all services have drawn their consequences. */
    private void sell() {
        long acceptedBefore = sender.accepted();
        PrintWriter out = sender.out();
        long begun = System.nanoTime();
        List<String> tokens = sender.batches(
                "complete-journey/receipts",
                data.baskets().stream().map(Basket::receipt).toList(),
                Service.ORDER,
                "/receipts/batch",
                Requests.Receipts::new);
        double sent = (System.nanoTime() - begun) / NANOS;
        sender.await(tokens, Service.INVENTORY, Service.LOYALTY, Service.CUSTOMER);
        double applied = (System.nanoTime() - begun) / NANOS;
        // Only a run that has sent them all is a measurement.
        if (sender.accepted() - acceptedBefore == data.baskets().size()) {
            out.printf(
                    "%n%,d store baskets: taken after %.1f s, on stock ledger, points and timelines after %.1f s:"
                            + " %.0f baskets/s%n",
                    data.baskets().size(), sent, applied, data.baskets().size() / applied);
            out.flush();
        }
    }

    @Override
    public List<Comparison> comparisons() {
        Figures figures = new Figures(sender.session());
        findCustomers();
        List<String> glns = data.glns();
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(new Comparison(
                "sales per store",
                "cents",
                data.summed(basket -> Names.gln(basket.store()), Basket::paid),
                () -> figures.salesPerStore(glns, "sold")));
        comparisons.add(new Comparison(
                "sales in total",
                "cents",
                data.summed(basket -> Names.CHANNEL, Basket::paid),
                () -> figures.salesOfChannel(Names.CHANNEL, "sold")));
        comparisons.add(new Comparison(
                "baskets per store",
                "baskets",
                data.summed(basket -> Names.gln(basket.store()), basket -> 1),
                () -> figures.salesPerStore(glns, "purchases")));
        comparisons.add(new Comparison(
                "stock: opening - sold = on hand, per SKU",
                "pieces",
                data.onHandByPlace(),
                () -> figures.onHand(glns)));
        comparisons.add(new Comparison(
                "stock that the catalogue can promise, per SKU",
                "pieces",
                data.leftBySku(),
                () -> figures.availableInCatalogue(Names.SKU_PREFIX)));
        comparisons.add(new Comparison(
                "points per household",
                "points",
                data.perHousehold(Basket::points),
                () -> figures.points(data.households(), household -> "card=" + Names.card(household))));
        comparisons.add(new Comparison(
                "purchases on timelines, per household",
                "entries",
                data.perHousehold(basket -> 1),
                () -> figures.purchasesOnTimeline(data.households(), customers::get)));
        return comparisons;
    }

    @Override
    public Map<String, Long> movedByReason() {
        long opening = data.openingStock().stream()
                .mapToLong(Requests.Movement::quantity)
                .sum();
        return Map.of("RECEIPT", opening, "SALE", -data.pieces());
    }

    /** Asks who the households have become: sending them again changes nothing, and tells. */
    private void findCustomers() {
        List<Requests.Customer> known =
                data.households().stream().map(JourneyImport::customer).toList();
        sender.customersOf(known, (reference, id) -> customers.put(reference, id));
    }

    private static Object place(long store) {
        // The data does not tell where its stores are: all stand in the town of its publisher, and say so by postcode.
        return new Requests.Location(
                "Store " + store,
                "STORE",
                "US",
                "00000",
                "not published",
                39.1031,
                -84.5120,
                "America/New_York",
                List.of("SELL", "PICKUP", "RETURN", "RECEIVE"),
                true);
    }

    private static Requests.Customer customer(String household) {
        return new Requests.Customer(
                new Requests.Reference(Names.SOURCE, household),
                null,
                null,
                null,
                null,
                List.of(Names.card(household)),
                "en",
                null,
                null);
    }
}
