package org.unisson.demo.importing.retail;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.demo.client.InFlight;
import org.unisson.demo.client.Order;
import org.unisson.demo.client.ProblemException;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.Comparison;
import org.unisson.demo.importing.Comparisons;
import org.unisson.demo.importing.DataSet;
import org.unisson.demo.importing.Figures;
import org.unisson.demo.importing.Groundwork;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Sender;
import org.unisson.demo.loading.Progress;

/** Brings Online Retail in: products, customers and stock, then every invoice as a web order and what came back. */
public final class RetailImport implements DataSet {

    private static final String OPENING_STOCK = "opening stock";
    private static final String WRITE_OFFS = "write-offs";
    private static final int ORDERS_IN_FLIGHT = 16;

    private final RetailData data;
    private final Sender sender;
    private final Groundwork groundwork;
    private final Map<String, String> customers = new ConcurrentHashMap<>();

    public RetailImport(Path folder, Sender sender) {
        this.data = new RetailData(folder);
        this.sender = sender;
        this.groundwork = groundwork(data);
    }

    @Override
    public RowReport report() {
        return data.report();
    }

    @Override
    public void send() {
        groundwork.lay(sender);
        customers.putAll(groundwork.customerIds(sender));
        Ordering ordering = new Ordering(sender.session());
        each("invoices", data.invoices(), Invoice::number, invoice -> {
            Order order = ordering.sell(
                    Names.SOURCE + "/order/" + invoice.number(),
                    invoice.number(),
                    invoice.order(customers.get(invoice.customer())));
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

    private static Groundwork groundwork(RetailData data) {
        SequencedMap<String, List<Requests.Movement>> stock = new LinkedHashMap<>();
        stock.put(OPENING_STOCK, data.openingStock());
        stock.put(WRITE_OFFS, data.writeOffs());
        return new Groundwork(
                Names.SOURCE,
                Names.CHANNEL,
                new Requests.Channel("Online Retail's web shop", "WEB", Names.CURRENCY, true),
                Map.of(Names.WAREHOUSE, warehouse()),
                data.products(),
                Map.of(),
                data.prices(),
                data.customers().stream().map(RetailImport::customer).toList(),
                stock);
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
        return Names.SOURCE + "/" + what + "/" + item;
    }

    /** Text of something. */
    private interface Naming<T> {
        String of(T item);
    }

    @Override
    public List<Comparison> comparisons() {
        return new Comparisons(new Figures(sender.session()))
                .ofChannel("sales in total", "pence", Names.CHANNEL, "sold", data.paid())
                .ofChannel("refunds in total", "pence", Names.CHANNEL, "returned", data.refunded())
                .ofChannel("pieces sold", "pieces", Names.CHANNEL, "unitsSold", data.piecesSold())
                .ofChannel("pieces returned", "pieces", Names.CHANNEL, "unitsReturned", data.piecesReturned())
                .ofChannel(
                        "purchases",
                        "orders",
                        Names.CHANNEL,
                        "purchases",
                        data.invoices().size())
                .ofChannel(
                        "returns",
                        "returns",
                        Names.CHANNEL,
                        "returns",
                        data.returns().size())
                .stock(
                        "stock on hand, per SKU",
                        List.of(Names.WAREHOUSE),
                        atWarehouse(data.onHand()),
                        Names.SKU_PREFIX,
                        data.onHand())
                .ledger(
                        List.of(Names.WAREHOUSE),
                        Map.of(
                                "RECEIPT",
                                groundwork.pieces(OPENING_STOCK),
                                "WRITE_OFF",
                                groundwork.pieces(WRITE_OFFS),
                                "SALE",
                                -data.piecesSold(),
                                "RETURN",
                                data.piecesReturned()))
                .points("customer", data.customers(), customer -> "customer=" + customers.get(customer), data.points())
                .timelines("customer", data.customers(), customers::get, data.purchases())
                .all();
    }

    private static Map<String, Long> atWarehouse(Map<String, Long> bySku) {
        Map<String, Long> byPlace = new TreeMap<>();
        bySku.forEach((sku, pieces) -> byPlace.put(Names.WAREHOUSE + "/" + sku, pieces));
        return byPlace;
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
                null);
    }

    private static Requests.Customer customer(String number) {
        return Requests.Customer.ofCard(new Requests.Reference(Names.SOURCE, number), Names.card(number));
    }
}
