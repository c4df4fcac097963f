package org.unisson.order.purchase.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.application.PurchaseQueries;
import org.unisson.order.purchase.application.PurchaseView;

/** Sales of every channel. */
@Path("/purchases")
@RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
public class PurchaseResource {

    private final PurchaseQueries purchases;
    private final PurchaseAccess access;
    private final Caller caller;

    PurchaseResource(PurchaseQueries purchases, PurchaseAccess access, Caller caller) {
        this.purchases = purchases;
        this.access = access;
        this.caller = caller;
    }

    /** A purchase with what has come back of it. 404: there is none; 403: it is another customer's. */
    @GET
    @Path("/{purchaseId}")
    @Operation(summary = "A purchase")
    public Uni<PurchaseView> one(@PathParam("purchaseId") UUID purchaseId) {
        return purchases.one(purchaseId).map(found -> access.shown(found, "purchase", purchaseId));
    }

    /**
     * Purchases of a customer or of a store or both, the latest first, in pages of at most 200. A shopper sees their
     * own; an associate any customer's, and their own stores'. 400: neither customer nor store is named.
     */
    @GET
    @Operation(summary = "Purchases of a customer or a store")
    public Uni<Page<PurchaseView>> page(
            @QueryParam("customer") UUID customer,
            @QueryParam("store") String store,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        UUID whose = customer == null ? caller.customerId().orElse(null) : customer;
        Gln where = store == null ? null : Parameters.gln("store", store);
        if (whose == null && where == null) {
            throw Problem.invalid("customer", "name a customer or a store").asException();
        }
        if (whose != null) {
            caller.requireCustomer(whose);
        }
        if (whose == null || caller.is(Roles.FRANCHISEE)) {
            requireStore(where);
        }
        return purchases.page(whose, where, Page.limit(limit), cursor);
    }

    private void requireStore(Gln where) {
        if (where == null) {
            throw Problem.forbidden("Name the store of yours that sold.").asException();
        }
        caller.requireStore(where);
    }
}
