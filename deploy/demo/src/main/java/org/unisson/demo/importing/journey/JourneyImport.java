package org.unisson.demo.importing.journey;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.importing.Comparison;
import org.unisson.demo.importing.Comparisons;
import org.unisson.demo.importing.DataSet;
import org.unisson.demo.importing.Figures;
import org.unisson.demo.importing.Groundwork;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Sender;

/** Brings the Complete Journey in: products and places, customers, opening stock, then every basket as a receipt. */
public final class JourneyImport implements DataSet {

    private static final String OPENING_STOCK = "opening stock";
    private static final double NANOS = 1_000_000_000.0;

    private final JourneyData data;
    private final Sender sender;
    private final Groundwork groundwork;
    private final BasketQuotes quotes;

    public JourneyImport(Path folder, Sender sender) {
        this.data = new JourneyData(folder);
        this.sender = sender;
        this.groundwork = groundwork(data);
        this.quotes = new BasketQuotes(data.baskets(), data.prices());
    }

    @Override
    public RowReport report() {
        return data.report();
    }

    @Override
    public void send() {
        groundwork.lay(sender);
        data.coupons().send(sender);
        sell();
        quotes.ask(sender);
    }

    private static Groundwork groundwork(JourneyData data) {
        SequencedMap<String, Requests.Location> places = new LinkedHashMap<>();
        data.stores().forEach(store -> places.put(Names.gln(store), place(store)));
        return new Groundwork(
                Names.SOURCE,
                Names.CHANNEL,
                new Requests.Channel("The Complete Journey's stores", "STORE", Names.CURRENCY, true),
                places,
                data.products(),
                Map.of(
                        Names.CARD_LIST,
                        new Requests.PriceList(
                                "Loyalty card",
                                Names.CURRENCY,
                                List.of(Names.CHANNEL),
                                Names.CARD_HOLDERS,
                                1,
                                "holders of the loyalty card pay less")),
                data.prices().all(),
                data.households().stream().map(JourneyImport::customer).toList(),
                new LinkedHashMap<>(Map.of(OPENING_STOCK, data.openingStock())));
    }

    /** Every basket; the clock runs until all services have drawn their consequences. */
    private void sell() {
        long acceptedBefore = sender.accepted();
        PrintWriter out = sender.out();
        long begun = System.nanoTime();
        List<String> tokens = sender.batches(
                Names.SOURCE + "/receipts",
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
        Map<String, String> customers = groundwork.customerIds(sender);
        List<String> glns = data.glns();
        List<Comparison> all = new ArrayList<>(quotes.comparisons());
        all.addAll(figures(customers, glns));
        return all;
    }

    private List<Comparison> figures(Map<String, String> customers, List<String> glns) {
        return new Comparisons(new Figures(sender.session()))
                .perStore(
                        "sales per store",
                        "cents",
                        glns,
                        "sold",
                        data.summed(basket -> Names.gln(basket.store()), Basket::paid))
                .ofChannel("sales in total", "cents", Names.CHANNEL, "sold", data.paid())
                .perStore(
                        "baskets per store",
                        "baskets",
                        glns,
                        "purchases",
                        data.summed(basket -> Names.gln(basket.store()), basket -> 1))
                .stock(
                        "stock: opening - sold = on hand, per SKU",
                        glns,
                        data.onHandByPlace(),
                        Names.SKU_PREFIX,
                        data.leftBySku())
                .ledger(glns, Map.of("RECEIPT", groundwork.pieces(OPENING_STOCK), "SALE", -data.pieces()))
                .points(
                        "household",
                        data.households(),
                        household -> "card=" + Names.card(household),
                        data.perHousehold(Basket::points))
                .timelines("household", data.households(), customers::get, data.perHousehold(basket -> 1))
                .all();
    }

    private static Requests.Location place(long store) {
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
                null);
    }

    private static Requests.Customer customer(String household) {
        return Requests.Customer.ofCard(new Requests.Reference(Names.SOURCE, household), Names.card(household));
    }
}
