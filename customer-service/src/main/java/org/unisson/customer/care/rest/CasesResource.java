package org.unisson.customer.care.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.care.application.CasePages.Filter;
import org.unisson.customer.care.application.CaseView;
import org.unisson.customer.care.application.FindingCases;
import org.unisson.customer.care.application.OpeningCases;
import org.unisson.customer.care.application.OpeningCases.Opening;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.Matter;
import org.unisson.customer.care.domain.Priority;
import org.unisson.customer.registry.application.CustomerAccess;

/** Cases: what we do for customers, from advice to repair. */
@Path("/cases")
public class CasesResource {

    private final Commands commands;
    private final OpeningCases opening;
    private final FindingCases finding;
    private final CustomerAccess access;
    private final Caller caller;
    private final Clock clock;

    CasesResource(
            Commands commands,
            OpeningCases opening,
            FindingCases finding,
            CustomerAccess access,
            Caller caller,
            Clock clock) {
        this.commands = commands;
        this.opening = opening;
        this.finding = finding;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Opens a case: 201 {caseId, version, status, dueAt}",
            description = "422 unknown-customer; 409 too-many-open-cases: 50 of a person. A shopper opens their own.")
    public Uni<Response> open(
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull @Valid CareRequests.NewCase body) {
        boolean customer = access.isOnlyShopper();
        if (customer && (body.priority() != null || body.assignee() != null)) {
            throw Problem.forbidden("Priority and assignee are for staff.").asException();
        }
        Opening wanted = new Opening(
                body.customerId(),
                body.subject().strip(),
                body.text(),
                customer || Boolean.TRUE.equals(body.shownToCustomer()),
                customer ? null : caller.subject(),
                new Matter(
                        body.kind(),
                        body.priority() == null ? Priority.NORMAL : body.priority(),
                        body.assignee(),
                        References.of(body.about())));
        return commands.run(key, "open case", body, tx -> opening.open(tx, wanted)
                .map(opened -> Answer.created("/cases/" + opened.caseId(), CaseState.of(opened))));
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The cases of a customer, newest first; or those that are not over, the one due soonest first",
            description = "With customer: all of that person. With receipt: the one for whose goods that receipt was"
                    + " given. With neither: those that are not over, by assignee and kind, and with overdue=true those"
                    + " that should have been acted on; what waits for the customer comes last. A shopper sees their"
                    + " own, a franchisee names the customer or the receipt.")
    public Uni<Page<CaseView>> page(
            @QueryParam("customer") UUID customer,
            @QueryParam("receipt") String receipt,
            @QueryParam("assignee") String assignee,
            @QueryParam("kind") CaseKind kind,
            @QueryParam("overdue") boolean overdue,
            @QueryParam("limit") Integer limit,
            @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        boolean shopper = access.isOnlyShopper();
        UUID whose = customer == null && shopper ? caller.customerId().orElse(null) : customer;
        if (whose != null && receipt != null) {
            throw Problem.invalid("receipt", "give one of customer and receipt").asException();
        }
        return (whose != null
                        ? finding.ofCustomer(whose, items, cursor)
                        : receipt != null
                                ? finding.ofReceipt(receipt)
                                : finding.open(new Filter(assignee, kind, overdue), items, cursor))
                .map(page -> new Page<>(
                        page.items().stream()
                                .map(one -> CaseView.of(one, shopper, clock.instant()))
                                .toList(),
                        page.next()));
    }
}
