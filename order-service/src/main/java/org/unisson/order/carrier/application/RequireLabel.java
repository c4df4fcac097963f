package org.unisson.order.carrier.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.order.consignment.domain.Parcel;

/** A parcel does not leave under a label that is not in force any more. */
@ApplicationScoped
public class RequireLabel {

    private final Labels labels;

    RequireLabel(Labels labels) {
        this.labels = labels;
    }

    /**
     * Asked while the order is held: whoever changes its address, or what is in the parcel, holds it too.
     *
     * @throws org.unisson.chassis.rest.ProblemException 409 where the parcel's label was cancelled
     */
    public Uni<Void> require(Transaction tx, UUID consignmentId, Parcel parcel) {
        return labels.isVoid(tx, consignmentId, parcel.carrier(), parcel.trackingNumber())
                .invoke(isVoid -> {
                    if (isVoid) {
                        throw Problem.conflict(
                                        "label-not-in-force",
                                        "Label " + parcel.trackingNumber() + " was cancelled, as the order has changed"
                                                + " since: ask for the label again.")
                                .asException();
                    }
                })
                .replaceWithVoid();
    }
}
