package org.unisson.order.receipt.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.purchase.application.PurchaseQueries;
import org.unisson.order.purchase.application.PurchaseView;
import org.unisson.order.purchase.domain.ReceiptRef;
import org.unisson.order.purchase.rest.PurchaseAccess;

/** Till receipts by what is printed on them. */
@Path("/receipts/{store}/{till}/{number}")
public class ReceiptResource {

    private final PurchaseQueries purchases;
    private final PurchaseAccess access;
    private final ShownCode code;

    ReceiptResource(PurchaseQueries purchases, PurchaseAccess access, ShownCode code) {
        this.purchases = purchases;
        this.access = access;
        this.code = code;
    }

    /**
     * The purchase that a receipt proves, with what has come back of it. Tills, and sellers of the store, are told the
     * code of a receipt that nobody has claimed. 404: no such receipt was taken.
     */
    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A receipt by store, till and number")
    public Uni<PurchaseView> one(
            @PathParam("store") String store, @PathParam("till") String till, @PathParam("number") String number) {
        ReceiptRef receipt = new ReceiptRef(gln(store), till, number);
        return purchases
                .ofReceipt(receipt)
                .map(found -> access.shown(found, "receipt", receipt))
                .chain(code::with);
    }

    /** The store of that number; 404 where no store can have it. */
    static Gln gln(String number) {
        try {
            return new Gln(number);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound("store", number).asException();
        }
    }
}
