package org.unisson.order.consignment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.unisson.order.cart.domain.Fulfilment;

/** What customers are promised, and for how long their goods are kept. */
@ConfigMapping(prefix = "unisson.promises")
public interface PromiseTimes {

    /** From the confirmation until what is shipped is with the customer. */
    @WithDefault("P3D")
    Duration ship();

    /** From the confirmation until what is collected lies ready. */
    @WithDefault("PT2H")
    Duration pickup();

    /** From the confirmation until what is taken along is handed over. */
    @WithDefault("PT1H")
    Duration carryOut();

    /** How long what is ready is kept, unless the store says otherwise. */
    @WithDefault("P7D")
    Duration keptFor();

    /** How often promises and pickups that are due are looked for. */
    @WithDefault("PT1S")
    Duration interval();

    /** What is promised for that way. */
    default Duration of(Fulfilment.Method method) {
        return switch (method) {
            case SHIP -> ship();
            case PICKUP -> pickup();
            case CARRY_OUT -> carryOut();
        };
    }
}
