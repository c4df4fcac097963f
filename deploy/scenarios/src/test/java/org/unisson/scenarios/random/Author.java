package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.unisson.scenarios.random.Operation.Pieces;
import org.unisson.scenarios.random.Operation.Verb;
import org.unisson.scenarios.random.Operation.Wanted;

/** Writes what happens in a world, from a seed: the same seed, the same operations. */
final class Author {

    private static final int[] DISCOUNTS = {0, 0, 0, 1, 7, 50};
    private static final String[] CARDS = {"tok_visa", "tok_visa", "tok_visa", "tok_visa", "tok_flaky", "tok_declined"};
    private static final String[] METHODS = {"SHIP", "SHIP", "PICKUP", "PICKUP", "CARRY_OUT"};
    private static final String[] CONDITIONS = {"SELLABLE", "SELLABLE", "QUALITY_CONTROL", "DAMAGED"};
    private static final String[] STATES = {"SELLABLE", "QUALITY_CONTROL", "DAMAGED"};
    private static final String[] OUTCOMES = {"SELLABLE", "QUALITY_CONTROL", "DAMAGED", "WRITE_OFF"};
    private static final String[] LOSSES = {"SHRINKAGE", "WRITE_OFF", "ADJUSTMENT"};
    private static final int SHORT_OF_STOCK = 4;

    private final Random random;
    private final Kind kind;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> sales = new ArrayList<>();
    private final List<Integer> transfers = new ArrayList<>();
    private final List<Begun> orders = new ArrayList<>();

    /** What is done in a world. */
    enum Kind {
        /** Everything. */
        ANYTHING,
        /** Nothing takes goods from a shelf but orders: what is promised is always there. */
        WEB_ONLY
    }

    /** An order, and what a store would do next with it. */
    private static final class Begun {
        private final int number;
        private final boolean shipped;
        private int stage;

        Begun(int number, boolean shipped) {
            this.number = number;
            this.shipped = shipped;
        }
    }

    /** @param silentCards whether some cards stay silent for longer than orders wait */
    record Style(Kind kind, boolean silentCards) {}

    private final boolean silentCards;

    Author(long seed, Style style) {
        this.random = new Random(seed);
        this.kind = style.kind();
        this.silentCards = style.silentCards();
    }

    /** So many operations. */
    List<Step> write(int operations) {
        for (int place = 0; place < World.PLACES; place++) {
            for (int sku = 0; sku < World.SKUS; sku++) {
                // Some shelves stay nearly empty: that is where the hazards are.
                add(new Operation.Receive(
                        place, sku, random.nextInt(SHORT_OF_STOCK) == 0 ? 1 : 1 + random.nextInt(30)));
            }
        }
        while (steps.size() < operations) {
            add(next());
        }
        return List.copyOf(steps.subList(0, operations));
    }

    private void add(Operation operation) {
        int number = steps.size();
        int chance = random.nextInt(20);
        Step.Manner manner = chance == 0 ? Step.Manner.TWICE : chance == 1 ? Step.Manner.ANSWER_LOST : Step.Manner.ONCE;
        steps.add(new Step(number, manner, operation));
        switch (operation) {
            case Operation.Sell ignored -> sales.add(number);
            case Operation.Transfer ignored -> transfers.add(number);
            case Operation.PlaceOrder order ->
                orders.add(new Begun(number, order.lines().getFirst().method().equals("SHIP")));
            default -> {}
        }
    }

    private Operation next() {
        int chance = random.nextInt(100);
        if (chance < 26 || orders.isEmpty()) {
            return order();
        }
        if (chance < 58) {
            return sequel(one(orders));
        }
        if (chance < 64) {
            return new Operation.Receive(place(), sku(), 1 + random.nextInt(12));
        }
        if (kind == Kind.WEB_ONLY) {
            return chance < 80 ? order() : chance < 95 ? sequel(one(orders)) : setting();
        }
        if (chance < 82) {
            return sale();
        }
        if (chance < 86 && !sales.isEmpty()) {
            return comeBack(one(sales));
        }
        return chance < 91 ? setting() : backRoom();
    }

    private Operation order() {
        List<Wanted> lines = new ArrayList<>();
        int many = 1 + random.nextInt(3);
        for (int line = 0; line < many; line++) {
            lines.add(new Wanted(sku(), 1 + random.nextInt(3), METHODS[random.nextInt(METHODS.length)]));
        }
        int shopper = random.nextInt(World.SHOPPERS + 2) - 2;
        boolean silent = silentCards && random.nextInt(25) == 0;
        return new Operation.PlaceOrder(
                place(),
                Math.max(-1, shopper),
                lines,
                silent ? "tok_timeout" : CARDS[random.nextInt(CARDS.length)],
                shopper >= 0 && random.nextInt(3) == 0 ? 1 + random.nextInt(2_500) : 0,
                random.nextInt(4) == 0);
    }

    private Operation sequel(Begun order) {
        int chance = random.nextInt(20);
        if (chance == 0) {
            return new Operation.CancelOrder(order.number);
        }
        if (chance < 4) {
            return new Operation.CancelLine(order.number, random.nextInt(3), 1 + random.nextInt(2));
        }
        if (chance < 7) {
            return comeBack(order.number);
        }
        if (chance == 7) {
            return new Operation.HandOver(order.number);
        }
        return work(order);
    }

    /** Mostly what comes next; sometimes anything. */
    private Operation work(Begun order) {
        Verb[] course = order.shipped
                ? new Verb[] {Verb.PICK, Verb.PACK, Verb.SHIP, Verb.DELIVER}
                : new Verb[] {Verb.PICK, Verb.READY, Verb.COLLECT, Verb.COLLECT};
        Verb verb = random.nextInt(8) == 0
                ? Verb.values()[random.nextInt(Verb.values().length)]
                : course[Math.min(order.stage++, course.length - 1)];
        boolean missed = kind == Kind.ANYTHING && verb == Verb.PICK && random.nextInt(5) == 0;
        return new Operation.Work(order.number, verb, missed ? 1 + random.nextInt(2) : 0);
    }

    private Operation comeBack(int of) {
        return new Operation.Return(
                of, place(), random.nextInt(3), 1 + random.nextInt(2), CONDITIONS[random.nextInt(CONDITIONS.length)]);
    }

    private Operation sale() {
        List<Pieces> lines = new ArrayList<>();
        int many = 1 + random.nextInt(3);
        for (int line = 0; line < many; line++) {
            lines.add(new Pieces(sku(), 1 + random.nextInt(4)));
        }
        return new Operation.Sell(
                place(),
                random.nextInt(World.SHOPPERS + 1) - 1,
                lines,
                DISCOUNTS[random.nextInt(DISCOUNTS.length)],
                random.nextInt(5) == 0 ? 3 : 1,
                random.nextInt(5) == 0 ? random.nextInt(120) : 0);
    }

    private Operation setting() {
        return switch (random.nextInt(8)) {
            case 0 -> new Operation.Close(place());
            case 1, 2, 3 -> new Operation.Open(place());
            case 4 -> new Operation.KeepBuffer(random.nextInt(3));
            case 5 -> new Operation.KeepSafety(place(), sku(), random.nextInt(3));
            default -> new Operation.GivePoints(random.nextInt(World.SHOPPERS), 100L + random.nextInt(3_000));
        };
    }

    private Operation backRoom() {
        int chance = random.nextInt(12);
        if (chance < 3 || transfers.isEmpty()) {
            int from = place();
            return new Operation.Transfer(
                    from, (from + 1 + random.nextInt(World.PLACES - 1)) % World.PLACES, sku(), 1 + random.nextInt(6));
        }
        if (chance < 7) {
            return new Operation.ReceiveTransfer(
                    one(transfers), random.nextInt(5), random.nextInt(2), random.nextInt(3) == 0);
        }
        if (chance == 7) {
            return new Operation.CallTransferBack(one(transfers));
        }
        if (chance == 8) {
            return new Operation.Count(place(), sku(), random.nextInt(5) - 2L);
        }
        if (chance == 9) {
            return new Operation.Remove(place(), sku(), 1 + random.nextInt(3), LOSSES[random.nextInt(LOSSES.length)]);
        }
        int from = random.nextInt(STATES.length);
        int to = (from + 1 + random.nextInt(OUTCOMES.length - 1)) % OUTCOMES.length;
        return new Operation.Dispose(place(), sku(), STATES[from], OUTCOMES[to], 1 + random.nextInt(2));
    }

    private int place() {
        return random.nextInt(World.PLACES);
    }

    private int sku() {
        return random.nextInt(World.SKUS);
    }

    private <T> T one(List<T> all) {
        // Rather a late one than an early one: much is under way at once.
        int last = all.size() - 1;
        return all.get(random.nextInt(3) == 0 ? random.nextInt(all.size()) : Math.max(0, last - random.nextInt(10)));
    }
}
