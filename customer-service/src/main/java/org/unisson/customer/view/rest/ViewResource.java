package org.unisson.customer.view.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.registry.rest.CustomerView;
import org.unisson.customer.view.application.SummingUpPersons;

/** A person at a glance, for whoever serves it. */
@Path("/customers/{id}/view")
public class ViewResource {

    private final FindingCustomers finding;
    private final SummingUpPersons summing;
    private final CustomerAccess access;
    private final Clock clock;

    ViewResource(FindingCustomers finding, SummingUpPersons summing, CustomerAccess access, Clock clock) {
        this.finding = finding;
        this.summing = summing;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary =
                    "Who the person is, with consents and store, the open cart, what it looked at (as far as it allows"
                            + " PERSONALISATION), the last orders, purchases and returns of every channel, what it waits for,"
                            + " its cases that are not over, its points and vouchers; of each part the newest")
    public Uni<ViewAnswer> view(@PathParam("id") UUID id) {
        boolean forCustomer = access.isOnlyShopper();
        return finding.byId(id).chain(found -> summing.of(id)
                .map(parts -> ViewAnswer.of(CustomerView.of(found), parts, forCustomer, clock.instant())));
    }
}
