package org.unisson.inventory.epcis.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.stock.domain.Pieces;

/**
 * A serialised item, and what reads of it change in stock. What is older than what is known of it changes nothing but
 * one thing: that it was received before all that was seen of it. A receipt is entered once for ever.
 */
public final class Item {

    private static final Pieces ON_HAND = ItemState.SHOWN.held();

    private final TradeItem.Serialised id;
    private final Sku sku;
    private ItemState state;
    private Gln location;
    private String readPoint;
    private boolean received;
    private Instant firstSeen;
    private Instant lastSeen;
    private UUID lastEvent;

    /** As it is kept. */
    public record Known(
            ItemState state,
            Gln location,
            String readPoint,
            boolean received,
            Instant firstSeen,
            Instant lastSeen,
            UUID lastEvent) {

        /** Never seen. */
        public static final Known NOTHING = new Known(ItemState.NEW, null, null, false, null, null, null);
    }

    public Item(TradeItem.Serialised id, Sku sku, Known known) {
        this.id = id;
        this.sku = sku;
        this.state = known.state();
        this.location = known.location();
        this.readPoint = known.readPoint();
        this.received = known.received();
        this.firstSeen = known.firstSeen();
        this.lastSeen = known.lastSeen();
        this.lastEvent = known.lastEvent();
    }

    /** Takes over what was seen and returns what it changes in stock, in order. */
    public List<Effect> seen(Sighting sighting) {
        boolean isFirst = firstSeen == null || sighting.at().isBefore(firstSeen);
        boolean isLate = lastSeen != null && sighting.at().isBefore(lastSeen);
        List<Effect> effects = new ArrayList<>();
        if (isFirst && !received && sighting.brings()) {
            received = true;
            effects.add(Effect.RECEIVED);
        }
        if (isFirst) {
            firstSeen = sighting.at();
        }
        if (!isLate) {
            ItemState next = next(sighting);
            effects.addAll(effects(next, sighting));
            state = next;
            location = sighting.location();
            readPoint = sighting.readPoint();
            lastSeen = sighting.at();
            lastEvent = sighting.event();
        }
        return effects;
    }

    private ItemState next(Sighting sighting) {
        return switch (sighting.meaning()) {
            case SHOWN -> ItemState.SHOWN;
            case BACK_ROOM -> ItemState.BACK_ROOM;
            case QUALITY_CONTROL -> setApart(ItemState.QUALITY_CONTROL, sighting);
            case DAMAGED -> setApart(ItemState.DAMAGED, sighting);
            case RETURNED -> sighting.sales() == SalesSource.TILLS ? ItemState.RETURNED : ItemState.QUALITY_CONTROL;
            case LEAVING -> sighting.onTransfer() ? ItemState.LEAVING : merelySeen(sighting);
            case SOLD -> ItemState.SOLD;
            case DESTROYED, UNTAGGED -> ItemState.REMOVED;
            case SEEN -> merelySeen(sighting);
        };
    }

    /** What came back over a till was told with its condition: it is not set apart a second time. */
    private ItemState setApart(ItemState asked, Sighting sighting) {
        boolean toldByTill =
                sighting.sales() == SalesSource.TILLS && (state == ItemState.SOLD || state == ItemState.RETURNED);
        return toldByTill ? ItemState.RETURNED : asked;
    }

    private ItemState merelySeen(Sighting sighting) {
        if (state == ItemState.NEW || state.isForSale()) {
            return sighting.inReach() || state == ItemState.SHOWN ? ItemState.SHOWN : ItemState.BACK_ROOM;
        }
        return state;
    }

    private List<Effect> effects(ItemState next, Sighting sighting) {
        List<Effect> effects = new ArrayList<>();
        Pieces held = state.held();
        if (state == ItemState.SOLD && next.isHeld() && sighting.sales() == SalesSource.READS) {
            effects.add(Effect.BROUGHT_BACK);
            held = ON_HAND;
        }
        if (held.equals(Pieces.NONE)) {
            return effects;
        }
        switch (next) {
            case REMOVED -> {
                if (sighting.meaning() == Meaning.DESTROYED) {
                    effects.add(Effect.writeOff(held));
                }
            }
            // What a till or a transfer has told or will tell of is taken from on hand, and comes back to it.
            case SOLD, LEAVING, RETURNED -> {
                shift(effects, held, ON_HAND);
                if (next == ItemState.SOLD && sighting.sales() == SalesSource.READS) {
                    effects.add(Effect.SOLD);
                }
            }
            case NEW, SHOWN, BACK_ROOM, QUALITY_CONTROL, DAMAGED -> shift(effects, held, next.held());
        }
        return effects;
    }

    private static void shift(List<Effect> effects, Pieces from, Pieces to) {
        if (!from.equals(to)) {
            effects.add(Effect.shift(from, to));
        }
    }

    public TradeItem.Serialised id() {
        return id;
    }

    public Sku sku() {
        return sku;
    }

    public Known known() {
        return new Known(state, location, readPoint, received, firstSeen, lastSeen, lastEvent);
    }
}
