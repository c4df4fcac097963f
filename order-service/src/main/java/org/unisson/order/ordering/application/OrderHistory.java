package org.unisson.order.ordering.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.ordering.domain.Order;
import org.unisson.order.ordering.domain.OrderLine;

/** What an order was before each edit, and who edited it. */
public interface OrderHistory {

    /** Writes a change down. @param before as it was, its row locked */
    Uni<Void> add(Transaction tx, Order before, Change change);

    /** Each version, the first one first. @param order as it is now */
    Uni<List<Version>> of(Transaction tx, Order order);

    /** What can change. */
    enum What {
        PLACED,
        FULFILMENT_CHANGED,
        /** Another way was asked for, and could not be had. */
        FULFILMENT_KEPT,
        LINE_CANCELLED,
        /** More of a line was asked for, by an order that adds to this one. */
        ADDITION_ORDERED,
        /** Other goods were asked for instead of a line, by an order that replaces it once it is a sale. */
        REPLACEMENT_ORDERED,
        /** They were had: the line was given up for them. */
        LINE_REPLACED,
        /** What an operation would have given with it could not be had. */
        GIFT_NOT_GIVEN,
        ADDRESS_CHANGED
    }

    /** A change. @param quantity pieces, where it is about some of them @param by OWNER or STAFF; null: nobody has asked for it */
    record Change(What what, UUID lineId, Long quantity, String by, Instant at) {}

    /**
     * An order as it was from then on.
     *
     * @param number from 1
     * @param by OWNER or STAFF; absent: nobody has asked for it, or it is not known who placed it
     * @param lines as they were asked for after the change; of an address or a cancellation left out, as they are not changed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Version(int number, What what, UUID lineId, Long quantity, String by, Instant at, List<OrderLine> lines) {}
}
