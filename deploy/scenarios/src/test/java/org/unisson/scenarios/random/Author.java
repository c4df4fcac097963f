package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.List;
import org.unisson.scenarios.random.Operation.Pieces;
import org.unisson.scenarios.random.Operation.Verb;
import org.unisson.scenarios.random.Operation.Wanted;

/** Writes what happens in a world, from a seed: the same seed, the same operations. */
final class Author {

    private static final int[] DISCOUNTS = {0, 0, 0, 1, 7, 50};
    private static final String[] CARDS = {
        "tok_visa", "tok_visa", "tok_visa", "tok_visa", "tok_flaky", "tok_declined", "tok_3ds"
    };
    private static final String[] METHODS = {"SHIP", "SHIP", "PICKUP", "PICKUP", "CARRY_OUT"};
    private static final String[] CONDITIONS = {"SELLABLE", "SELLABLE", "QUALITY_CONTROL", "DAMAGED"};
    // What comes next by chance; stores and carriers do more than that, where a ServiceDeskAuthor writes it.
    private static final Verb[] ANY = {Verb.PICK, Verb.PACK, Verb.SHIP, Verb.READY, Verb.COLLECT, Verb.DELIVER};
    private static final int SHORT_OF_STOCK = 4;
    private static final int AT_THE_DESK = 6;
    private static final int CUT_OFF_SECONDS = 7_200;

    private final Chance chance;
    private final BackRoomAuthor backRoom;
    // Drawn from another source: what a seed has written elsewhere stays the same.
    private final Chance deskChance;
    private final ServiceDeskAuthor desk;
    private final Kind kind;
    private final List<Step> steps = new ArrayList<>();
    private final List<Integer> sales = new ArrayList<>();
    private final List<Integer> giftCards = new ArrayList<>();
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
        this.chance = new Chance(seed);
        this.backRoom = new BackRoomAuthor(chance);
        this.deskChance = new Chance(~seed);
        this.desk = new ServiceDeskAuthor(deskChance, style.kind());
        this.kind = style.kind();
        this.silentCards = style.silentCards();
    }

    /** So many operations. */
    List<Step> write(int operations) {
        for (int place = 0; place < World.PLACES; place++) {
            for (int sku = 0; sku < World.SKUS; sku++) {
                // Some shelves stay nearly empty: that is where the hazards are.
                add(new Operation.Receive(place, sku, chance.oneIn(SHORT_OF_STOCK) ? 1 : 1 + chance.below(30)));
            }
        }
        while (steps.size() < operations) {
            if (deskChance.oneIn(AT_THE_DESK)) {
                add(desk.next(), deskChance);
            } else {
                add(next());
            }
        }
        return List.copyOf(steps.subList(0, operations));
    }

    private void add(Operation operation) {
        add(operation, chance);
    }

    private void add(Operation operation, Chance manners) {
        int number = steps.size();
        int turn = manners.below(20);
        Step.Manner manner = turn == 0 ? Step.Manner.TWICE : turn == 1 ? Step.Manner.ANSWER_LOST : Step.Manner.ONCE;
        steps.add(new Step(number, manner, operation));
        desk.written(number, operation);
        switch (operation) {
            case Operation.Sell ignored -> sales.add(number);
            case Operation.SellByGiftCard ignored -> sales.add(number);
            case Operation.SellGiftCard ignored -> giftCards.add(number);
            case Operation.OrderByGiftCard by ->
                orders.add(
                        new Begun(number, by.order().lines().getFirst().method().equals("SHIP")));
            case Operation.Transfer ignored -> backRoom.sent(number);
            case Operation.OrderSameDay ignored -> orders.add(new Begun(number, true));
            case Operation.PlaceOrder order ->
                orders.add(new Begun(number, order.lines().getFirst().method().equals("SHIP")));
            default -> {}
        }
    }

    private Operation next() {
        int turn = chance.below(100);
        if (turn < 26 || orders.isEmpty()) {
            return order();
        }
        if (turn < 58) {
            return sequel(chance.recent(orders));
        }
        if (turn < 64) {
            return new Operation.Receive(chance.place(), chance.sku(), 1 + chance.below(12));
        }
        if (kind == Kind.WEB_ONLY) {
            return turn < 80 ? order() : turn < 95 ? sequel(chance.recent(orders)) : backRoom.setting();
        }
        if (turn < 79) {
            return sale();
        }
        if (turn < 83) {
            return byGiftCard();
        }
        if (turn < 87 && !sales.isEmpty()) {
            return chance.oneIn(3) ? new Operation.Void(chance.recent(sales)) : comeBack(chance.recent(sales));
        }
        return turn < 91 ? backRoom.setting() : backRoom.work();
    }

    private Operation order() {
        List<Wanted> lines = new ArrayList<>();
        int many = 1 + chance.below(3);
        for (int line = 0; line < many; line++) {
            lines.add(new Wanted(chance.sku(), 1 + chance.below(3), chance.of(METHODS)));
        }
        int shopper = chance.below(World.SHOPPERS + 2) - 2;
        boolean silent = silentCards && chance.oneIn(25);
        return new Operation.PlaceOrder(
                chance.place(),
                Math.max(-1, shopper),
                lines,
                silent ? "tok_timeout" : chance.of(CARDS),
                shopper >= 0 && chance.oneIn(3) ? 1 + chance.below(2_500) : 0,
                chance.oneIn(4));
    }

    /** One that is sold, or one that was sold pays a part of an order or a receipt. */
    private Operation byGiftCard() {
        if (giftCards.isEmpty() || chance.oneIn(4)) {
            return new Operation.SellGiftCard(chance.place(), 100L + chance.below(1_900));
        }
        // Less than the cheapest piece costs.
        long cents = 1L + chance.below(332);
        if (chance.oneIn(3)) {
            return new Operation.SellByGiftCard(chance.recent(giftCards), chance.place(), chance.sku(), cents);
        }
        Wanted line = new Wanted(chance.sku(), 1 + chance.below(2), chance.of(METHODS));
        return new Operation.OrderByGiftCard(
                chance.recent(giftCards),
                cents,
                new Operation.PlaceOrder(
                        chance.place(),
                        chance.below(World.SHOPPERS + 1) - 1,
                        List.of(line),
                        chance.of(CARDS),
                        0,
                        true));
    }

    private Operation sequel(Begun order) {
        int turn = chance.below(20);
        if (turn == 0) {
            return new Operation.CancelOrder(order.number);
        }
        if (turn < 4) {
            return new Operation.CancelLine(order.number, chance.below(3), 1 + chance.below(2));
        }
        if (turn < 7) {
            return comeBack(order.number);
        }
        if (turn == 7) {
            return new Operation.HandOver(order.number);
        }
        return work(order);
    }

    /** Mostly what comes next; sometimes anything. */
    private Operation work(Begun order) {
        Verb[] course = order.shipped
                ? new Verb[] {Verb.PICK, Verb.PACK, Verb.SHIP, Verb.DELIVER}
                : new Verb[] {Verb.PICK, Verb.READY, Verb.COLLECT, Verb.COLLECT};
        Verb verb =
                chance.oneIn(8) ? ANY[chance.below(ANY.length)] : course[Math.min(order.stage++, course.length - 1)];
        boolean missed = kind == Kind.ANYTHING && verb == Verb.PICK && chance.oneIn(5);
        return new Operation.Work(order.number, verb, missed ? 1 + chance.below(2) : 0);
    }

    private Operation comeBack(int of) {
        return new Operation.Return(of, chance.place(), chance.below(3), 1 + chance.below(2), chance.of(CONDITIONS));
    }

    private Operation sale() {
        List<Pieces> lines = new ArrayList<>();
        int many = 1 + chance.below(3);
        for (int line = 0; line < many; line++) {
            lines.add(new Pieces(chance.sku(), 1 + chance.below(4)));
        }
        return new Operation.Sell(
                chance.place(),
                chance.below(World.SHOPPERS + 1) - 1,
                lines,
                DISCOUNTS[chance.below(DISCOUNTS.length)],
                chance.oneIn(5) ? 3 : 1,
                lateBy());
    }

    /** Some tills hand in late, and some were cut off for hours. */
    private int lateBy() {
        return switch (chance.below(20)) {
            case 0 -> chance.below(CUT_OFF_SECONDS);
            case 1, 2, 3 -> chance.below(120);
            default -> 0;
        };
    }
}
