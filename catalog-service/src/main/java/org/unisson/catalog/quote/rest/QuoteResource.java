package org.unisson.catalog.quote.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.quote.application.Locking;
import org.unisson.catalog.quote.application.Quote;
import org.unisson.catalog.quote.application.QuoteKeys;
import org.unisson.catalog.quote.application.Quoting;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;

/** What a basket costs, and why: the same on every channel. */
@Path("/quotes")
@RolesAllowed({
    Roles.CUSTOMER,
    Roles.ASSOCIATE,
    Roles.AGENT,
    Roles.MERCHANDISER,
    Roles.FRANCHISEE,
    Roles.SERVICE,
    Roles.ADMIN
})
public class QuoteResource {

    private final Quoting quoting;
    private final Locking locking;
    private final QuoteKeys keys;
    private final Caller caller;

    QuoteResource(Quoting quoting, Locking locking, QuoteKeys keys, Caller caller) {
        this.quoting = quoting;
        this.locking = locking;
        this.keys = keys;
        this.caller = caller;
    }

    /** Public keys. */
    public record KeySet(List<Map<String, String>> keys) {}

    /**
     * Prices up to 500 lines: 201 with the quote. 422 where the channel does not exist, or something is not for sale or
     * has no price there; 403 where a shopper asks for another one, for segments or for another instant.
     */
    @POST
    public Uni<Response> quote(@NotNull QuoteRequest body) {
        return quoting.quote(body.basket(caller))
                .map(quote -> Response.created(URI.create("/quotes/" + quote.quoteId()))
                        .entity(quote)
                        .build());
    }

    /** A quote as it was given, for 30 days. 404 where there is none. */
    @GET
    @Path("/{quoteId}")
    public Uni<Quote> get(@PathParam("quoteId") UUID quoteId) {
        return locking.find(quoteId).invoke(this::requireTheirs);
    }

    /**
     * Keeps the coupons and budgets that the quote takes until it expires, and answers it signed as held; once more
     * answers the same. An order that is placed under the quote by then uses them up; its cancellation, or the expiry,
     * gives them back. 409 where it has expired, or others have taken them meanwhile: ask for a new quote.
     */
    @POST
    @Path("/{quoteId}/lock")
    public Uni<Quote> lock(@PathParam("quoteId") UUID quoteId) {
        return locking.find(quoteId).invoke(this::requireTheirs).chain(quote -> locking.lock(quoteId));
    }

    /** The public keys by which signed quotes are checked, as a JSON Web Key Set (RFC 7517), the newest first. */
    @GET
    @Path("/keys")
    @PermitAll
    public Uni<KeySet> keys() {
        return keys.published().map(KeySet::new);
    }

    /** A franchisee sees what was quoted to customers in stores of theirs. */
    private void requireTheirs(Quote quote) {
        caller.requireCustomer(quote.customerId());
        if (quote.customerId() != null) {
            QuoteRequest.requireFranchiseesStore(caller, quote.store() == null ? null : new Gln(quote.store()));
        }
    }
}
