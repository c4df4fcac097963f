package org.unisson.order.sales.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.order.sales.application.LedgerEntry;
import org.unisson.order.sales.application.LedgerFigures;
import org.unisson.order.sales.application.LedgerQueries;
import org.unisson.order.sales.domain.Period;

/** The sales ledger: one book for web and stores (R39). */
@Path("/sales/ledger")
@Tag(name = "Sales ledger")
public class LedgerResource {

    private final LedgerQueries ledger;
    private final Caller caller;

    LedgerResource(LedgerQueries ledger, Caller caller) {
        this.ledger = ledger;
        this.caller = caller;
    }

    /**
     * Figures of a period per group and currency, and the total that they are proved to sum to. Whoever is bound to
     * stores sees those of their own: what was handed over or came back there, or what their attached customers bought.
     * 400: a parameter that is missing or cannot be read; 403: bound to no store.
     */
    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Sales of a period by ordering channel, fulfilling location or attached store",
            description = "from is inclusive, to exclusive, both ISO 8601 with a zone, by the instant of the sale, the"
                    + " hand-over or the return. by is channel, location or attached-store. Amounts are minor units, tax"
                    + " included; rates tells gross, net and VAT per rate of tax, and without a rate what was sold under no"
                    + " quote, of which neither net nor VAT is known. balanced says that the groups sum to the total, which"
                    + " is a sum of its own. Something booked late changes a period that is over: asOf and lastBookedAt"
                    + " tell.")
    public Uni<LedgerFigures> figures(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("by") String by,
            @QueryParam("currency") String currency) {
        return ledger.figures(
                LedgerParameters.period(from, to),
                LedgerParameters.view(by),
                LedgerParameters.currency(currency),
                stores());
    }

    /** Entries of a period with their postings, in the order of time, in pages of at most 200. 400: as above. */
    @GET
    @Path("/entries")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Entries of the sales ledger with their postings")
    public Uni<Page<LedgerEntry>> entries(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        Period period = LedgerParameters.period(from, to);
        int size = Page.limit(limit);
        return ledger.entries(period, LedgerParameters.after(cursor, period), size + 1)
                .map(found -> Page.of(found, size, LedgerParameters::cursor));
    }

    /** Those the caller is bound to; null: bound to none, sees all. */
    private Set<String> stores() {
        if (caller.is(Roles.ADMIN) || caller.is(Roles.SERVICE)) {
            return null;
        }
        if (caller.stores().isEmpty()) {
            throw Problem.forbidden("Your token is bound to no store.").asException();
        }
        return caller.stores();
    }
}
