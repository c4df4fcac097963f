package org.unisson.customer.care.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.care.application.CaseMoment;
import org.unisson.customer.care.application.CaseView;
import org.unisson.customer.care.application.ChangingCases;
import org.unisson.customer.care.application.ChangingCases.Remark;
import org.unisson.customer.care.application.ChangingCases.Step;
import org.unisson.customer.care.application.FindingCases;
import org.unisson.customer.care.domain.Case;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.domain.RepairStep;
import org.unisson.customer.registry.application.CustomerAccess;

/** One case. */
@Path("/cases/{id}")
public class CaseResource {

    private final Commands commands;
    private final Transactions transactions;
    private final FindingCases finding;
    private final ChangingCases changing;
    private final CustomerAccess access;
    private final Clock clock;

    CaseResource(
            Commands commands,
            Transactions transactions,
            FindingCases finding,
            ChangingCases changing,
            CustomerAccess access,
            Clock clock) {
        this.commands = commands;
        this.transactions = transactions;
        this.finding = finding;
        this.changing = changing;
        this.access = access;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A case, with its version as ETag")
    public Uni<Response> get(@PathParam("id") UUID id) {
        return finding.byId(id).map(this::shown);
    }

    @GET
    @Path("/timeline")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What happened with it, in order of time: contacts, notes, steps, purchases, deliveries",
            description = "The case's entries, and what the customer's timeline tells of the purchases, orders,"
                    + " consignments and returns that it is about. A shopper reads what is shown to them. next is the"
                    + " cursor of the following page.")
    public Uni<Page<CaseMoment>> timeline(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        return finding.timeline(id, items, cursor);
    }

    @PATCH
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Changes kind, priority, assignee and what it is about: what is left out stays",
            description = "412 where If-Match names another version; 409 case-closed or goods-with-us.")
    public Uni<Response> amend(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid AmendBody body) {
        List<Reference> about = References.of(body.about);
        return transactions
                .run(tx -> changing.amend(tx, id, matching(ifMatch), known -> body.over(known, about)))
                .map(this::shown);
    }

    @POST
    @Path("/notes")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Adds a note: 200 {caseId, version, status}",
            description = "For staff alone, unless shownToCustomer. 412 where If-Match names another version; 409"
                    + " case-full.")
    public Uni<Response> note(
            @PathParam("id") UUID id,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CareRequests.NewNote body) {
        Remark remark = new Remark(body.text(), Boolean.TRUE.equals(body.shownToCustomer()));
        return commands.run(key, "note on case " + id, body, tx -> changing.note(tx, id, matching(ifMatch), remark)
                .map(CaseResource::answer));
    }

    @POST
    @Path("/status")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Brings it to another status: 200 {caseId, version, status, dueAt}",
            description = "409 status-does-not-follow, or goods-with-us: it follows the repair. 412 where If-Match"
                    + " names another version. A shopper can say REOPENED.")
    public Uni<Response> status(
            @PathParam("id") UUID id,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CareRequests.NewStatus body) {
        Remark remark = new Remark(body.text(), Boolean.TRUE.equals(body.shownToCustomer()));
        return commands.run(
                key, "status of case " + id, body, tx -> changing.turn(tx, id, matching(ifMatch), body.status(), remark)
                        .map(CaseResource::answer));
    }

    @POST
    @Path("/repair")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Goes a step of the repair further: 200 {caseId, version, status, dueAt, receiptCode}",
            description = "RECEIVED gives a receipt code. Who accepts or refuses says of which amount: 409"
                    + " quote-changed where it is not the last. 409 step-does-not-follow, no-repair; 412 where"
                    + " If-Match names another version. A shopper can accept and refuse.")
    public Uni<Response> repair(
            @PathParam("id") UUID id,
            @HeaderParam(Commands.IDEMPOTENCY_KEY) String key,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid CareRequests.NewStep body) {
        requireAmount(body);
        Remark remark = new Remark(body.text(), Boolean.TRUE.equals(body.shownToCustomer()));
        Step step = new Step(body.step(), body.amount());
        return commands.run(
                key, "repair of case " + id, body, tx -> changing.repair(tx, id, matching(ifMatch), step, remark)
                        .map(CaseResource::answer));
    }

    private static void requireAmount(CareRequests.NewStep body) {
        boolean wanted = body.step() == RepairStep.QUOTED || body.step().isAnswer();
        if (wanted != (body.amount() != null)) {
            throw Problem.invalid("/amount", wanted ? "is required with " + body.step() : "goes with a quote only")
                    .asException();
        }
        if (wanted && body.amount().isNegative()) {
            throw Problem.invalid("/amount/minor", "must not be negative").asException();
        }
    }

    private static Consumer<Case> matching(String ifMatch) {
        return found -> Versions.requireMatch(ifMatch, found.version());
    }

    private static Answer answer(Case changed) {
        return Answer.ok(CaseState.of(changed));
    }

    private Response shown(Case found) {
        return Response.ok(CaseView.of(found, access.isOnlyShopper(), clock.instant()))
                .header(HttpHeaders.ETAG, Versions.etag(found.version()))
                .build();
    }
}
