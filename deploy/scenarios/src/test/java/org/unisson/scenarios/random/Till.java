package org.unisson.scenarios.random;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
                world.name() + "-" + number,
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
