package org.unisson.order.quote.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.order.quote.application.QuoteDifferences;
import org.unisson.order.quote.application.QuoteDifferences.QuoteDifference;

/** In what receipts are not what their quotes say. */
@Path("/quote-differences")
public class QuoteDifferenceResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final QuoteDifferences differences;

    QuoteDifferenceResource(Transactions transactions, QuoteDifferences differences) {
        this.transactions = transactions;
        this.differences = differences;
    }

    @GET
    @RolesAllowed({Roles.MERCHANDISER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "In what receipts are not what the quotes say that they were sold under",
            description =
                    "A receipt is a fact: it is taken, and what differs is listed here, the first noticed first. Of the"
                            + " whole receipt, rule is INVALID (the catalog has not signed the quote) or USED (something else was"
                            + " sold under it), and then the quote does not count; or EXPIRED, NOT_LOCKED, OTHER_CHANNEL,"
                            + " OTHER_CUSTOMER, OTHER_STORE or OTHER_CURRENCY. Of a line, LINE_DIFFERS, LINE_NOT_QUOTED or"
                            + " NOT_SOLD. Amounts are of the line, tax included. location is the GLN of a store; left out: all.")
    public Uni<Page<QuoteDifference>> list(
            @RestQuery String location, @RestQuery Integer limit, @RestQuery String cursor) {
        Gln store = location == null ? null : Parameters.gln("location", location);
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> differences.after(tx, store, after, atMost + 1))
                .map(found -> Page.of(found, atMost, one -> one.differenceId().toString()));
    }
}
