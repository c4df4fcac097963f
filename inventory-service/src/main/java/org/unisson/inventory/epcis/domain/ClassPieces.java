package org.unisson.inventory.epcis.domain;

import java.util.ArrayList;
import java.util.List;
import org.unisson.inventory.stock.domain.Pieces;

/**
 * What pieces without serial numbers change in stock: only what one event says of itself, because nobody knows which
 * pieces they are. Stocking them is no second receipt.
 */
public final class ClassPieces {

    private static final Pieces ON_HAND = ItemState.SHOWN.held();

    private ClassPieces() {}

    /** The changes per piece, in order. */
    public static List<Effect> effects(Meaning meaning, String step, SalesSource sales) {
        List<Effect> effects = new ArrayList<>();
        boolean reads = sales == SalesSource.READS;
        if ("receiving".equals(step) && meaning.admits()) {
            effects.add(Effect.RECEIVED);
        }
        switch (meaning) {
            case DAMAGED -> effects.add(Effect.shift(ON_HAND, ItemState.DAMAGED.held()));
            case QUALITY_CONTROL -> effects.add(Effect.shift(ON_HAND, ItemState.QUALITY_CONTROL.held()));
            case SOLD -> addIf(reads, effects, Effect.SOLD);
            case RETURNED -> {
                addIf(reads, effects, Effect.BROUGHT_BACK);
                addIf(reads, effects, Effect.shift(ON_HAND, ItemState.QUALITY_CONTROL.held()));
            }
            case DESTROYED -> effects.add(Effect.writeOff(ON_HAND));
            case SHOWN, BACK_ROOM, LEAVING, UNTAGGED, SEEN -> {
                // They stay, or others tell of them.
            }
        }
        return effects;
    }

    private static void addIf(boolean condition, List<Effect> effects, Effect effect) {
        if (condition) {
            effects.add(effect);
        }
    }
}
