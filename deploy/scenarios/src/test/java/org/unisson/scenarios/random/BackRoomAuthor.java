package org.unisson.scenarios.random;

import java.util.ArrayList;
import java.util.List;
import org.unisson.scenarios.random.Operation.Wanted;

/** Writes what happens behind the counter: goods that are moved, and what somebody decides about them. */
final class BackRoomAuthor {

    private static final String[] METHODS = {"SHIP", "SHIP", "PICKUP", "PICKUP", "CARRY_OUT"};
    private static final String[] STATES = {"SELLABLE", "QUALITY_CONTROL", "DAMAGED"};
    private static final String[] OUTCOMES = {"SELLABLE", "QUALITY_CONTROL", "DAMAGED", "WRITE_OFF"};
    private static final String[] LOSSES = {"SHRINKAGE", "WRITE_OFF", "ADJUSTMENT"};

    private final Chance chance;
    private final List<Integer> transfers = new ArrayList<>();

    BackRoomAuthor(Chance chance) {
        this.chance = chance;
    }

    /** A transfer was written under that number. */
    void sent(int number) {
        transfers.add(number);
    }

    /** What somebody decides on. */
    Operation setting() {
        return switch (chance.below(9)) {
            case 8 ->
                new Operation.HoldAndForget(
                        chance.place(), new Wanted(chance.sku(), 1 + chance.below(2), chance.of(METHODS)));
            case 0 -> new Operation.Close(chance.place());
            case 1, 2, 3 -> new Operation.Open(chance.place());
            case 4 -> new Operation.KeepBuffer(chance.below(3));
            case 5 -> new Operation.KeepSafety(chance.place(), chance.sku(), chance.below(3));
            default -> new Operation.GivePoints(chance.below(World.SHOPPERS), 100L + chance.below(3_000));
        };
    }

    /** What is done with the goods themselves. */
    Operation work() {
        int turn = chance.below(12);
        if (turn < 3 || transfers.isEmpty()) {
            int from = chance.place();
            return new Operation.Transfer(
                    from,
                    (from + 1 + chance.below(World.PLACES - 1)) % World.PLACES,
                    chance.sku(),
                    1 + chance.below(6));
        }
        if (turn < 7) {
            return new Operation.ReceiveTransfer(
                    chance.recent(transfers), chance.below(5), chance.below(2), chance.oneIn(3));
        }
        if (turn == 7) {
            return new Operation.CallTransferBack(chance.recent(transfers));
        }
        if (turn == 8) {
            return new Operation.Count(chance.place(), chance.sku(), chance.below(5) - 2L);
        }
        if (turn == 9) {
            return new Operation.Remove(chance.place(), chance.sku(), 1 + chance.below(3), chance.of(LOSSES));
        }
        int from = chance.below(STATES.length);
        int to = (from + 1 + chance.below(OUTCOMES.length - 1)) % OUTCOMES.length;
        return new Operation.Dispose(chance.place(), chance.sku(), STATES[from], OUTCOMES[to], 1 + chance.below(2));
    }
}
