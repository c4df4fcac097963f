package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.List;
import org.unisson.scenarios.random.Operation.Verb;
import org.unisson.scenarios.random.Operation.Wanted;

/** Writes what customers change their mind about, miss, or want today, and how tills begin and end their days. */
final class ServiceDeskAuthor {

    private static final Verb[] TO_A_STORE = {Verb.PICK, Verb.PACK, Verb.SHIP, Verb.ARRIVE, Verb.READY, Verb.COLLECT};
    private static final Verb[] TO_THE_CUSTOMER = {Verb.PICK, Verb.PACK, Verb.SHIP, Verb.DELIVER};
    private static final String[] METHODS = {"SHIP", "PICKUP", "PICKUP"};

    private final Chance chance;
    private final Author.Kind kind;
    private final List<Integer> orders = new ArrayList<>();
    private final List<Integer> claims = new ArrayList<>();
    private final List<Integer> openings = new ArrayList<>();
    private final List<Integer> delivered = new ArrayList<>();
    private final List<Course> courses = new ArrayList<>();
    // What somebody sees through to its end: at random, hardly anything would ever arrive.
    private final Course[] inHand = new Course[2];

    /** Goods that come all the way, one verb after the other. */
    private static final class Course {
        private final int number;
        private final Verb[] verbs;
        private int stage;

        Course(int number, Verb[] verbs) {
            this.number = number;
            this.verbs = verbs;
        }

        boolean isOver() {
            return stage >= verbs.length;
        }
    }

    ServiceDeskAuthor(Chance chance, Author.Kind kind) {
        this.chance = chance;
        this.kind = kind;
    }

    /** That operation was written under that number, by whomever. */
    void written(int number, Operation operation) {
        switch (operation) {
            case Operation.PlaceOrder order -> ordered(number, order);
            case Operation.OrderByGiftCard by -> ordered(number, by.order());
            case Operation.OrderSameDay by -> ordered(number, by.order());
            case Operation.EditWay edit ->
                inHand[chance.below(inHand.length)] =
                        new Course(edit.of(), edit.method().equals("SHIP") ? TO_THE_CUSTOMER : TO_A_STORE);
            // What replaces goods, or adds to them, is an order too, known by the number of what has placed it.
            case Operation.Claim ignored -> {
                claims.add(number);
                courses.add(new Course(number, TO_THE_CUSTOMER));
            }
            case Operation.EditQuantity edit when edit.more() > 0 -> courses.add(new Course(number, TO_THE_CUSTOMER));
            case Operation.OpenTill ignored -> openings.add(number);
            default -> {}
        }
    }

    private void ordered(int number, Operation.PlaceOrder order) {
        orders.add(number);
        boolean shipped = order.lines().getFirst().method().equals("SHIP");
        courses.add(new Course(number, shipped ? TO_THE_CUSTOMER : TO_A_STORE));
    }

    Operation next() {
        int turn = chance.below(20);
        if (orders.isEmpty() || turn < 3) {
            return sameDay();
        }
        if (turn < 5) {
            return new Operation.EditWay(chance.recent(orders), chance.below(3), chance.of(METHODS), chance.place());
        }
        if (turn < 8) {
            return new Operation.EditQuantity(chance.recent(orders), chance.below(3), chance.oneIn(2) ? 1 : -1);
        }
        if (turn < 10) {
            return missed();
        }
        if (turn < 17) {
            return work();
        }
        return turn < 19 ? till() : setting();
    }

    private Operation missed() {
        if (!claims.isEmpty() && chance.oneIn(4)) {
            return new Operation.Return(chance.recent(claims), chance.place(), 0, 1, "SELLABLE");
        }
        return new Operation.Claim(chance.recent(delivered.isEmpty() ? orders : delivered), chance.below(3), 1);
    }

    private Operation sameDay() {
        List<Wanted> lines = List.of(new Wanted(chance.sku(), 1 + chance.below(2), "SHIP"));
        return new Operation.OrderSameDay(new Operation.PlaceOrder(
                chance.place(), chance.below(World.SHOPPERS + 1) - 1, lines, "tok_visa", 0, false));
    }

    private Operation work() {
        int hand = chance.below(inHand.length);
        if (inHand[hand] == null || inHand[hand].isOver()) {
            inHand[hand] = chance.recent(courses);
        }
        Course course = inHand[hand];
        Verb verb = course.verbs[Math.min(course.stage++, course.verbs.length - 1)];
        if (verb == Verb.DELIVER) {
            delivered.add(course.number);
        }
        boolean missed = kind == Author.Kind.ANYTHING && verb == Verb.ARRIVE && chance.oneIn(6);
        return new Operation.Work(course.number, verb, missed ? 1 : 0);
    }

    private Operation till() {
        if (openings.isEmpty() || chance.oneIn(3)) {
            return new Operation.OpenTill(chance.place(), 100L * chance.below(200));
        }
        return chance.oneIn(2)
                ? new Operation.MoveCash(chance.recent(openings), chance.oneIn(2) ? 5_000 : -2_000)
                : new Operation.CloseTill(chance.recent(openings), chance.below(3) - 1L);
    }

    /** It is opened again before long: stores that send nothing are the exception. */
    private Operation setting() {
        return chance.oneIn(2) ? new Operation.StopSending(chance.place()) : new Operation.Open(chance.place());
    }
}
