package org.unisson.order.purchase.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.purchase.application.PurchaseView;

/** Who may see which purchase: shoppers their own, franchisees their stores', staff all of them. */
@ApplicationScoped
public class PurchaseAccess {

    private final Caller caller;

    PurchaseAccess(Caller caller) {
        this.caller = caller;
    }

    /** The purchase, if it is there (404) and the caller's to see (403). */
    public PurchaseView shown(Optional<PurchaseView> found, String what, Object id) {
        PurchaseView purchase =
                found.orElseThrow(() -> Problem.notFound(what, id).asException());
        caller.requireCustomer(purchase.customerId());
        if (caller.is(Roles.FRANCHISEE) && !caller.is(Roles.ASSOCIATE)) {
            if (purchase.location() == null) {
                throw Problem.forbidden("This was not sold in a store of yours.")
                        .asException();
            }
            caller.requireStore(purchase.location());
        }
        return purchase;
    }
}
