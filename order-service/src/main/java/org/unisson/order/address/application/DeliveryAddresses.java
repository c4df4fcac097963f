package org.unisson.order.address.application;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.address.domain.DeliveryAddress;

/** Where addresses of orders are kept, each version of each. */
public interface DeliveryAddresses {

    /** Makes it the order's next version. @param by in what capacity it was given */
    Uni<Given> keep(Transaction tx, UUID orderId, DeliveryAddress address, String by, Instant now);

    /** The one that is in force; null where none was given. */
    Uni<Given> of(Transaction tx, UUID orderId);

    /** All of an order, the first one first. */
    Uni<List<Given>> all(Transaction tx, UUID orderId);

    /** An address as it was given. @param version 1 for the first of the order */
    record Given(int version, DeliveryAddress address, String by, Instant at) {}
}
