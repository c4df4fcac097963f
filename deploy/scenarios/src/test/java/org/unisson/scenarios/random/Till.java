package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.BatchAnswer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.random.Facts.TillSale;
import org.unisson.scenarios.support.Shop;

/** Receipts: goods that have left with who paid for them. */
final class Till {

    static final String NUMBER = "T1";

    private final World world;
    private final Facts facts;
    private final Counter system;

    Till(World world, Facts facts) {
        this.world = world;
        this.facts = facts;
        this.system = new Counter(world.shop().retail(), TokenRequest.of("service"));
    }

    void sell(Step step, Operation.Sell it) {
        List<Requests.Receipt> receipts = new ArrayList<>();
        Instant printed = Instant.now().minusSeconds(it.lateBy());
        for (int number = 0; number < it.receipts(); number++) {
            receipts.add(receipt(step.number() + "-" + number, it, printed));
        }
        it.lines().forEach(line -> facts.takenByHand(new Facts.Spot(it.place(), line.sku())));
        Requests.Receipts batch = new Requests.Receipts(receipts);
        handIn(step, batch, "");
        // A till that is not sure hands all of it in again, under another key.
        BatchAnswer answer =
                step.manner() == Step.Manner.ONCE ? handIn(step, batch, "") : handIn(step, batch, "-again");
        if (!answer.rejected().isEmpty() || answer.receipts().size() != receipts.size()) {
            facts.surprise(step, "a receipt was refused: " + answer);
        }
        answer.receipts()
                .forEach(taken -> facts.sold(
                        step.number(), new TillSale(taken.purchaseId(), it.place(), it.shopper(), it.lines())));
    }

    /** The first receipt of a sale is voided; where it cannot be any more, nothing has happened. */
    void takeBack(Step step, Operation.Void it) {
        TillSale sale = facts.sales(it.of()).stream().findFirst().orElse(null);
        if (sale == null) {
            return;
        }
        long total = system.session()
                .get(Service.ORDER, "/purchases/" + sale.purchaseId())
                .body()
                .path("total")
                .path("minor")
                .asLong();
        Instant at = Instant.now();
        Map<String, Object> taken = Map.of(
                "kind", "VOID",
                "store", world.place(sale.place()),
                "till", NUMBER,
                "number", number(step.number() + "-void"),
                "channel", world.till(),
                "occurredAt", at,
                "currency", Shop.EUR,
                "total", Shop.euros(-total),
                "voids", Map.of("till", NUMBER, "number", number(it.of() + "-0")));
        BatchAnswer answer = system.post(
                        step, Service.ORDER, "/receipts/batch", Map.of("receipts", List.of(taken)), key(step))
                .as(BatchAnswer.class);
        if (answer.rejected().isEmpty()) {
            facts.voided(sale.place());
            facts.desk().voided(new DeskFacts.TakenBack(sale.purchaseId(), sale.place(), at));
            sale.lines()
                    .forEach(line -> facts.cameBack(new Facts.GoodsBack(
                            sale.purchaseId(), "", sale.place(), line.sku(), line.pieces(), "SELLABLE")));
        } else if (answer.rejected().getFirst().problem().path("status").asInt() != Play.CONFLICT) {
            facts.surprise(step, "a void was refused: " + answer);
        }
    }

    /**
     * One receipt of one line that is no promise of goods. @param sold pieces that leave the shelf @return the purchase
     */
    String sell(
            Step step,
            int place,
            Map<String, Object> line,
            List<Map<String, Object>> tenders,
            List<Operation.Pieces> sold) {
        Map<String, Object> receipt = Map.of(
                "store", world.place(place),
                "till", NUMBER,
                "number", number(step.number() + "-0"),
                "channel", world.till(),
                "occurredAt", Instant.now(),
                "currency", Shop.EUR,
                "lines", List.of(line),
                "tenders", tenders,
                "total", line.get("total"));
        sold.forEach(pieces -> facts.takenByHand(new Facts.Spot(place, pieces.sku())));
        BatchAnswer answer = system.post(
                        step, Service.ORDER, "/receipts/batch", Map.of("receipts", List.of(receipt)), key(step))
                .as(BatchAnswer.class);
        if (!answer.rejected().isEmpty()) {
            facts.surprise(step, "a receipt was refused: " + answer);
            return null;
        }
        String purchaseId = answer.receipts().getFirst().purchaseId();
        facts.sold(step.number(), new TillSale(purchaseId, place, -1, sold));
        return purchaseId;
    }

    private String number(String number) {
        return world.name() + "-" + number;
    }

    private BatchAnswer handIn(Step step, Requests.Receipts batch, String suffix) {
        return system.post(step, Service.ORDER, "/receipts/batch", batch, key(step) + suffix)
                .as(BatchAnswer.class);
    }

    /** Half in cash, half by card; an odd cent in cash. */
    private Requests.Receipt receipt(String number, Operation.Sell it, Instant printed) {
        List<Requests.ReceiptLine> lines = it.lines().stream()
                .map(line -> {
                    long gross = World.price(line.sku()) * line.pieces();
                    return new Requests.ReceiptLine(
                            world.sku(line.sku()),
                            line.pieces(),
                            Shop.euros(World.price(line.sku())),
                            Shop.euros(it.discount()),
                            Shop.euros(gross - it.discount()));
                })
                .toList();
        long total = lines.stream().mapToLong(line -> line.total().minor()).sum();
        Amount byCard = Shop.euros(total / 2);
        return new Requests.Receipt(
                world.place(it.place()),
                NUMBER,
                number(number),
                world.till(),
                it.shopper() < 0 ? null : world.shoppers().get(it.shopper()).card(),
                printed,
                Shop.EUR,
                lines,
                List.of(
                        new Requests.Tender("CASH", Shop.euros(total - byCard.minor())),
                        new Requests.Tender("CARD", byCard)),
                Shop.euros(total));
    }

    private String key(Step step) {
        return world.name() + "-" + step.number();
    }
}
