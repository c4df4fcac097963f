package org.unisson.inventory.sourcing.domain;

import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;

/**
 * What a line of an order asks for.
 *
 * @param location where it is carried out or collected; says nothing of what is shipped, which comes from anywhere, but
 *     for a limited edition, which comes from there
 */
public record RequestedLine(UUID lineId, Sku sku, long quantity, Method method, Optional<Gln> location) {

    /** Whether the customer is to have it at a certain place. */
    boolean isBound() {
        return method != Method.SHIP && location.isPresent();
    }

    /** How the goods reach the customer. */
    public enum Method {
        SHIP("SHIP"),
        PICKUP("PICKUP"),
        CARRY_OUT("SELL");

        private final String capability;

        Method(String capability) {
            this.capability = capability;
        }

        /** What a location must be able to do to serve it. */
        public String capability() {
            return capability;
        }
    }
}
