package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Who wants to know what the cards have said. */
public interface PaymentListener {

    /** Completes when the consequences are committed. */
    Uni<Void> approved(UUID orderId, String charge);

    /** Completes when the consequences are committed. */
    Uni<Void> declined(UUID orderId);
}
