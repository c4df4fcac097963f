package org.unisson.inventory.stock.domain;

/** Stock of one place: what the ledger and the reservations add up to. */
public final class StockLevel {

    private final Place place;
    private final long versionAtLoad;
    private long onHand;
    private long reserved;
    private long safety;
    private String reason;
    private boolean changed;

    public StockLevel(Place place, long onHand, long reserved, long safety, long version, String reason) {
        this.place = place;
        this.onHand = onHand;
        this.reserved = reserved;
        this.safety = safety;
        this.versionAtLoad = version;
        this.reason = reason;
    }

    /** A place that the book does not know yet. */
    static StockLevel empty(Place place) {
        return new StockLevel(place, 0, 0, 0, 0, "NEW");
    }

    /** Pieces that can still be promised; never negative, even after a till's fact the book did not know. */
    public long available() {
        return Math.max(0, onHand - reserved - safety);
    }

    /** Sets pieces aside. Who calls has made sure that they are available. */
    public void hold(long pieces) {
        if (pieces > available()) {
            throw new IllegalStateException("cannot hold " + pieces + " of " + available() + " at " + place.key());
        }
        reserved += pieces;
        touched("RESERVED");
    }

    /** What was set aside can be promised again. */
    public void release(long pieces) {
        if (pieces > reserved) {
            throw new IllegalStateException("only " + reserved + " reserved at " + place.key() + ", not " + pieces);
        }
        reserved -= pieces;
        touched("RELEASED");
    }

    /** Enters a movement. */
    public void move(Movement movement) {
        onHand = Math.addExact(onHand, movement.quantity());
        touched(movement.reason().name());
    }

    /** What the ledger and the open reservations add up to, where the level has drifted from them. */
    public void putRight(long ledger, long open) {
        onHand = ledger;
        reserved = open;
        touched("AUDIT");
    }

    /** Keeps that many pieces back from sale. */
    public void keepBack(long pieces) {
        if (pieces < 0) {
            throw new IllegalArgumentException("safety stock is zero or more");
        }
        if (safety != pieces) {
            safety = pieces;
            touched("SAFETY_STOCK");
        }
    }

    private void touched(String why) {
        reason = why;
        changed = true;
    }

    public Place place() {
        return place;
    }

    public long onHand() {
        return onHand;
    }

    public long reserved() {
        return reserved;
    }

    public long safety() {
        return safety;
    }

    /** What changed it last. */
    public String reason() {
        return reason;
    }

    public boolean changed() {
        return changed;
    }

    /** Grows by one with each transaction that changes the place, whatever it changes in it. */
    public long version() {
        return changed ? versionAtLoad + 1 : versionAtLoad;
    }
}
