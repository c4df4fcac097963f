package org.unisson.order.assortment.rest;

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
import org.unisson.order.assortment.application.Breaches;
import org.unisson.order.assortment.application.Breaches.Breach;

/** What tills have sold although their channel may not, or not so. */
@Path("/assortment-breaches")
public class BreachResource {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final Breaches breaches;

    BreachResource(Transactions transactions, Breaches breaches) {
        this.transactions = transactions;
        this.breaches = breaches;
    }

    @GET
    @RolesAllowed({Roles.MERCHANDISER, Roles.AGENT, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Lines of receipts that their channel may not have sold, or not so",
            description =
                    "A receipt is a fact: it is taken, and what breaks a rule of the assortments by the till's clock, or"
                            + " of its brand, is listed here, the first noticed first. rule is SHOW, DELIVERY_ONLY or"
                            + " NOT_SEEN; or BRAND_CHANNEL, BRAND_APPOINTMENT or BRAND_SELLER: the brand is sold on other"
                            + " channels, by appointment or by its named sellers alone. location is the GLN of a store; left"
                            + " out: all.")
    public Uni<Page<Breach>> list(@RestQuery String location, @RestQuery Integer limit, @RestQuery String cursor) {
        Gln store = location == null ? null : Parameters.gln("location", location);
        int atMost = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> breaches.after(tx, store, after, atMost + 1))
                .map(found -> Page.of(found, atMost, breach -> breach.breachId().toString()));
    }
}
