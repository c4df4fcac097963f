package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.carrier.domain.ParcelWord;

/** Where it is kept what carriers have notified, are to be asked, and have said. */
public interface CarrierNews {

    /**
     * What a carrier is to be asked.
     *
     * @param wanted how often there was news of it
     * @param attempts how often it was asked since, this time included
     */
    record Inquiry(String carrier, String trackingNumber, long wanted, int attempts) {}

    /** A word, and when it was heard. */
    record Heard(ParcelWord.State state, Instant since, Instant heardAt) {}

    /** Notes the notification, and that its carrier is to be asked; the same again is a repeat. */
    Uni<Void> notified(Transaction tx, String carrier, CarrierNotification notification, Instant now);

    /** Takes some that are due, for so long; what another replica takes is left to it. */
    Uni<List<Inquiry>> take(Transaction tx, int atMost, Instant now, Duration lease);

    /** It is answered, unless there was news meanwhile. */
    Uni<Void> answered(Transaction tx, Inquiry inquiry);

    /** It is asked again then, or at once where there was news meanwhile. */
    Uni<Void> later(Transaction tx, Inquiry inquiry, Instant at);

    /** Notes what the carrier says. @return whether it is news: later than all it has said of the parcel */
    Uni<Boolean> note(Transaction tx, UUID consignmentId, ParcelWord word, Instant now);

    /** All that was said of it, in the order of the carrier's clock. */
    Uni<List<Heard>> of(Transaction tx, UUID consignmentId);
}
