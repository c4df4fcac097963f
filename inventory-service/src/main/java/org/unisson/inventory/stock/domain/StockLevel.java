package org.unisson.inventory.stock.domain;

import java.util.Objects;

/** Stock of one place: what the ledger, the reservations, the transfers and the inbound shipments add up to. */
public final class StockLevel {

    private final Place place;
    private final long versionAtLoad;
    private final long availableAtLoad;
    private final LowMark markAtLoad;
    private Figures figures;
    private long safety;
    private LowMark mark;
    private String reason;
    private boolean changed;

    public StockLevel(Place place, Figures figures, long safety, LowMark mark, long version, String reason) {
        this.place = place;
        this.figures = figures;
        this.safety = safety;
        this.versionAtLoad = version;
        this.reason = reason;
        this.mark = mark;
        this.markAtLoad = mark;
        this.availableAtLoad = available();
    }

    /** A place with goods on hand, and nothing else. */
    public StockLevel(Place place, long onHand, long reserved, long safety, long version, String reason) {
        this(place, new Figures(onHand, reserved, 0, 0, 0), safety, LowMark.NONE, version, reason);
    }

    /** A place that the book does not know yet. */
    static StockLevel empty(Place place) {
        return new StockLevel(place, Figures.NONE, 0, LowMark.NONE, 0, "NEW");
    }

    /** Pieces that can still be promised; never negative, even after a till's fact the book did not know. */
    public long available() {
        return Math.max(0, onHand() - reserved() - safety);
    }

    /** Pieces that are set aside and are not there. */
    public long missing() {
        return Math.clamp(reserved() - onHand(), 0, reserved());
    }

    /** Sets pieces aside. Who calls has made sure that they are available. */
    public void hold(long pieces) {
        if (pieces > available()) {
            throw new IllegalStateException("cannot hold " + pieces + " of " + available() + " at " + place.key());
        }
        figures = figures.withReserved(reserved() + pieces);
        touched("RESERVED");
    }

    /** Sets pieces aside that are promised already, whether they are there or not. */
    public void owe(long pieces) {
        if (pieces > 0) {
            figures = figures.withReserved(reserved() + pieces);
            touched("RESERVED");
        }
    }

    /** What was set aside can be promised again. */
    public void release(long pieces) {
        if (pieces > reserved()) {
            throw new IllegalStateException("only " + reserved() + " reserved at " + place.key() + ", not " + pieces);
        }
        figures = figures.withReserved(reserved() - pieces);
        touched("RELEASED");
    }

    /** Enters a movement. */
    public void move(Movement movement) {
        figures = figures.moved(movement.pieces());
        touched(movement.reason().name());
    }

    /** More, or less if negative, is on its way to the place. */
    public void await(long pieces) {
        if (incoming() + pieces < 0) {
            throw new IllegalStateException(
                    "only " + incoming() + " on the way to " + place.key() + ", not " + -pieces);
        }
        if (pieces != 0) {
            figures = figures.withIncoming(incoming() + pieces);
            touched("INCOMING");
        }
    }

    /** Takes over what the ledger, the open reservations, transfers and inbound shipments add up to, where it has drifted. */
    public void putRight(Figures truth) {
        figures = truth;
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

    /** From that many pieces on, or fewer, the place is low; never if null. */
    public void warnAt(Long threshold) {
        if (!Objects.equals(mark.threshold(), threshold)) {
            mark = new LowMark(threshold, mark.told());
            touched("THRESHOLD");
        }
    }

    /** Whether it is low now, and was not when it was loaded. */
    public boolean becameLow() {
        return lowMark().told() && !markAtLoad.told();
    }

    /** Whether nothing was available and now is, or the other way round. */
    public boolean ranOutOrCameBack() {
        return (availableAtLoad > 0) != (available() > 0);
    }

    private void touched(String why) {
        reason = why;
        changed = true;
    }

    public Place place() {
        return place;
    }

    public Figures figures() {
        return figures;
    }

    public long onHand() {
        return figures.onHand();
    }

    public long reserved() {
        return figures.reserved();
    }

    public long safety() {
        return safety;
    }

    public long incoming() {
        return figures.incoming();
    }

    public long qualityControl() {
        return figures.qualityControl();
    }

    public long damaged() {
        return figures.damaged();
    }

    /** As it stands with what is available now. */
    public LowMark lowMark() {
        return mark.at(available());
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
