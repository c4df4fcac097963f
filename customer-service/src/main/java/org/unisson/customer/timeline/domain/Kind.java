package org.unisson.customer.timeline.domain;

/** What an entry of the timeline tells. */
public enum Kind {
    /** A sale on any channel; the quantity is its pieces. */
    PURCHASE,
    /**
     * Goods came back, without a receipt with the detail NO_RECEIPT; or, with the detail CANCELLATION, will not come, or
     * VOID, never were sold. The total is the refund.
     */
    RETURN,
    ORDER_PLACED,
    ORDER_CONFIRMED,
    ORDER_CANCELLED,
    ORDER_FULFILLED,
    /** Goods of an order are packed; where nobody told so before they left, it is not said. */
    PACKED,
    /** The carrier has goods of an order; the detail is the carrier and its number. */
    SHIPPED,
    /** The carrier has brought them. */
    DELIVERED,
    /** Goods of an order lie ready at the store; the detail is until when. */
    PICKUP_READY,
    COLLECTED,
    /** Nobody came in time. */
    NOT_COLLECTED,
    /** Goods of an order come from that store now; the detail is from where they were to come. */
    RESOURCED,
    /** Pieces of an order are nowhere to be had. */
    UNAVAILABLE,
    /** Goods of an order are late; the detail is until when they were promised. */
    PROMISE_BROKEN,
    /** A movement of points; the quantity is the change. */
    POINTS,
    CART_ABANDONED,
    /** A product was reviewed, the reference; the quantity is the stars, 1 to 5. */
    REVIEWED,
    /** Whether a reminder goes out, and why. */
    REMINDER_DECIDED,
    /** A contact; the channel is how, the detail INBOUND or OUTBOUND. What was said is told by the contact. */
    INTERACTION,
    /** The detail is what the case is about. */
    CASE_OPENED,
    CASE_SOLVED,
    CASE_REOPENED,
    /** A step of a repair, which the detail names; the total is what was quoted. */
    REPAIR
}
