package org.unisson.order.returns.application;

import java.util.Map;
import java.util.UUID;
import org.unisson.order.returns.application.Returns.Held;
import org.unisson.order.returns.domain.ReturnDecision.Granted;

/**
 * Goods that will be taken back from a purchase that is held, and what is given for them.
 *
 * @param claimed pieces by line that were claimed as not received, for which nothing is given
 */
public record DecidedReturn(Held held, Granted granted, Map<UUID, Long> claimed) {

    public DecidedReturn {
        claimed = Map.copyOf(claimed);
    }
}
