package org.unisson.customer.delivery.application;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.customer.delivery.domain.Report;
import org.unisson.customer.delivery.domain.Status;
import org.unisson.order.events.ConsignmentChanged;
import org.unisson.order.events.DeliveryPromiseBroken;
import org.unisson.order.events.PickupReady;

/** What order-service's events say of a consignment. */
final class ConsignmentReports {

    private ConsignmentReports() {}

    /** Empty for an event that tells nothing of one. */
    static Optional<Report> of(SpecificRecord event) {
        return switch (event) {
            case ConsignmentChanged changed ->
                Optional.of(new Report(
                        changed.getConsignmentId(),
                        changed.getOrderId(),
                        changed.getCustomerId(),
                        changed.getVersion(),
                        Status.valueOf(changed.getStatus()),
                        changed.getPromisedBy(),
                        null,
                        null));
            case PickupReady ready ->
                Optional.of(new Report(
                        ready.getConsignmentId(),
                        ready.getOrderId(),
                        ready.getCustomerId(),
                        ready.getVersion(),
                        Status.READY,
                        null,
                        null,
                        ready.getCollectBy()));
            case DeliveryPromiseBroken broken ->
                Optional.of(new Report(
                        broken.getConsignmentId(),
                        broken.getOrderId(),
                        broken.getCustomerId(),
                        broken.getVersion(),
                        Status.valueOf(broken.getStatus()),
                        broken.getPromisedBy(),
                        broken.getBrokenAt(),
                        null));
            case null, default -> Optional.empty();
        };
    }
}
