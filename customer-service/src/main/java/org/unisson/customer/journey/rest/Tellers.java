package org.unisson.customer.journey.rest;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.journey.domain.Touchpoint;

/**
 * Who may tell what of whom. A service of a channel knows its devices. A shopper tells what they did themselves, and of no
 * device: an account is no proof that a device is theirs, and what was looked at on it would be.
 */
@RequestScoped
class Tellers {

    private final boolean knowsDevices;
    private final Optional<UUID> self;

    Tellers(Caller caller) {
        this.knowsDevices = caller.is(Roles.SERVICE) || caller.is(Roles.ADMIN);
        this.self = caller.customerId();
    }

    /** 403 where it is not the caller's to tell. */
    Optional<Problem> refusal(Touchpoint touch) {
        if (knowsDevices) {
            return Optional.empty();
        }
        if (self.isEmpty() || !self.equals(Optional.ofNullable(touch.customerId()))) {
            return Optional.of(Problem.forbidden("/customerId: shoppers tell of themselves only."));
        }
        return touch.visitor() == null
                ? Optional.empty()
                : Optional.of(Problem.forbidden("/visitor: whose a device is, its channel tells."));
    }
}
