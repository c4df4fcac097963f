package org.unisson.order.payment.application;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Who wants to know what the cards have said. */
public interface PaymentListener {

    /** The customer has to pass a challenge there first. Completes when the consequences are committed. */
    Uni<Void> challenged(UUID orderId, String url);

    /** Completes when the consequences are committed. */
    Uni<Void> approved(UUID orderId, String charge);

    /** Completes when the consequences are committed. */
    Uni<Void> declined(UUID orderId);
}
