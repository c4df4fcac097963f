package org.unisson.order.exchange.rest;

import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;

/** Goods that come back after the policy's days. */
final class LateGoods {

    private LateGoods() {}

    /** Refuses (403) a reason from others than agents. */
    static void requireAllowed(Caller caller, String because) {
        if (because != null && !caller.is(Roles.AGENT) && !caller.is(Roles.ADMIN)) {
            throw Problem.forbidden("Only agents allow what comes too late.").asException();
        }
    }
}
