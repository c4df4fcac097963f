package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** Who waits for a late delivery is not asked to buy more. */
final class DeliveryLate implements Rule {

    @Override
    public Finding judge(Facts facts, Instant now) {
        return facts.late()
                .map(late -> Finding.verdict(
                        Reason.DELIVERY_LATE,
                        "The customer waits for goods of order " + late.orderId() + ", which were promised by "
                                + late.promisedBy() + ".",
                        late.consignmentId()))
                .orElse(Finding.SILENT);
    }
}
