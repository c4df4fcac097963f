package org.unisson.order.receipt.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.receipt.application.VerifyChain;

/** Proof that the receipts of a till are those that it handed in. */
@Path("/tills/{store}/{till}/chain")
public class ChainResource {

    private final VerifyChain verify;
    private final Caller caller;

    ChainResource(VerifyChain verify, Caller caller) {
        this.verify = verify;
        this.caller = caller;
    }

    /**
     * Follows the chain of a till's receipts, each hashed anew from what the ledger holds of it, and names the first that
     * does not hold. At most {@value VerifyChain#MOST} receipts a call; {@code after} goes on where {@code next} says.
     * 404: the till has handed in nothing. 400: a position that is no number from 0.
     */
    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Verifies the chain of a till's receipts and names the first break")
    public Uni<VerifyChain.Report> verify(
            @PathParam("store") String store, @PathParam("till") String till, @RestQuery String after) {
        Gln gln = ReceiptResource.gln(store);
        caller.requireStore(gln);
        return verify.verify(gln, till, position(after))
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("receipt of till", till).asException()));
    }

    private static long position(String after) {
        long position;
        try {
            position = after == null ? 0 : Long.parseLong(after);
        } catch (NumberFormatException malformed) {
            position = -1;
        }
        if (position < 0) {
            throw Problem.invalid("after", "must be a number from 0").asException();
        }
        return position;
    }
}
