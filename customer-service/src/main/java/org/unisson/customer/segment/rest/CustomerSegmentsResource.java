package org.unisson.customer.segment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.security.Scoped;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.segment.application.FactsOfPersons;
import org.unisson.customer.segment.application.FactsOfPersons.Known;
import org.unisson.customer.segment.application.Segments;
import org.unisson.customer.segment.application.Stays;
import org.unisson.customer.segment.domain.Stay;

/** The segments of a person. */
@Path("/customers/{id}/segments")
public class CustomerSegmentsResource {

    private static final int MOST_ENDED = 100;

    private final FindingCustomers finding;
    private final Transactions transactions;
    private final FactsOfPersons facts;
    private final Segments segments;
    private final Stays stays;
    private final Clock clock;

    CustomerSegmentsResource(
            FindingCustomers finding,
            Transactions transactions,
            FactsOfPersons facts,
            Segments segments,
            Stays stays,
            Clock clock) {
        this.finding = finding;
        this.transactions = transactions;
        this.facts = facts;
        this.segments = segments;
        this.stays = stays;
        this.clock = clock;
    }

    @GET
    @Scoped("segments:read")
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.ASSOCIATE,
        Roles.AGENT,
        Roles.FRANCHISEE,
        Roles.PARTNER,
        Roles.SERVICE,
        Roles.ADMIN
    })
    @Operation(
            summary = "How recently, often and for how much the person bought, scored from 1 to 5 with the boundaries'"
                    + " version and date; its segments with what decided each, and the last 100 that it has left")
    public Uni<CustomerSegmentsView> segments(@PathParam("id") UUID id) {
        return finding.byId(id)
                .chain(found -> transactions.read(
                        tx -> facts.of(tx, List.of(id), clock.instant()).chain(known -> view(tx, known.getFirst()))));
    }

    private Uni<CustomerSegmentsView> view(Transaction tx, Known known) {
        UUID person = known.personId();
        return stays.current(tx, List.of(person))
                .chain(current -> stays.ended(tx, person, MOST_ENDED).chain(ended -> segments.inForce(tx)
                        .map(rules -> CustomerSegmentsView.of(
                                known,
                                current.stream()
                                        .sorted(Comparator.comparing(Stay::segmentId))
                                        .toList(),
                                ended,
                                rules))));
    }
}
