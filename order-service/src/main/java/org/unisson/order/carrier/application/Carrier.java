package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.order.address.domain.DeliveryAddress;
import org.unisson.order.carrier.domain.ParcelWord;

/**
 * Who carries parcels. An adapter is a bean of this type; it is chosen by its name. Each call bears our own reference:
 * the same call again has no second effect. A call may fail, or answer too late, without anybody knowing whether it had
 * its effect. Never called inside a database transaction.
 */
public interface Carrier {

    /** The name it is chosen by. */
    String name();

    /** Has a parcel fetched and brought. */
    Uni<Booking> book(Wanted wanted);

    /** Sees to it that nothing is fetched under the reference, whether it has arrived or not. */
    Uni<Void> cancel(UUID reference);

    /** Where a parcel is; null where the carrier knows of none under that number, or has not fetched it. */
    Uni<ParcelWord> track(String trackingNumber);

    /** A parcel. @param from where it is fetched @param pieces in it */
    record Wanted(UUID reference, UUID orderId, Gln from, DeliveryAddress to, long pieces) {}

    /** What the carrier calls it, and where its label is; the second may be null. */
    record Booking(String trackingNumber, String document) {}
}
