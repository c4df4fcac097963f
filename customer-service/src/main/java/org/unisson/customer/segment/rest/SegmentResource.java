package org.unisson.customer.segment.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.conditions.ConditionLanguage;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.segment.application.SavingSegments;
import org.unisson.customer.segment.application.Segments;
import org.unisson.customer.segment.application.Stays;
import org.unisson.customer.segment.domain.Rule;

/** Segments: people who meet a condition, for as long as they do. */
@Path("/segments")
public class SegmentResource {

    private static final int LONGEST_NAME = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final Transactions transactions;
    private final SavingSegments saving;
    private final Segments segments;
    private final Stays stays;
    private final Caller caller;

    SegmentResource(Transactions transactions, SavingSegments saving, Segments segments, Stays stays, Caller caller) {
        this.transactions = transactions;
        this.saving = saving;
        this.segments = segments;
        this.stays = stays;
        this.caller = caller;
    }

    /** Who is in a segment, named by the person's oldest customer, since when and by which version of the rule. */
    public record MemberView(UUID customerId, Instant since, long ruleVersion) {}

    @GET
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "All segments by id, at most 200")
    public Uni<List<SegmentView>> all() {
        return transactions
                .read(segments::inForce)
                .map(rules -> rules.stream().map(SegmentView::of).toList());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "A segment, with its version as ETag")
    public Uni<Response> get(@PathParam("id") String id) {
        return transactions.read(tx -> required(tx, id)).map(SegmentResource::shown);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Puts a segment's condition under the next version; everybody is looked at again. Variables:"
                    + " rfm.recency (whole days), rfm.frequency and rfm.monetary (minor units) of the purchases of the"
                    + " window; r, f, m (quintiles, 5 is best); spent (minor units by currency), orders, returns,"
                    + " channels, daysSinceLastPurchase, attachedStore, consents, language, country, age, ageBracket."
                    + " 422 condition-not-valid with the place, 412 where If-Match names another version, 409"
                    + " too-many-segments")
    public Uni<Response> put(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull SegmentBody body) {
        check(id, body);
        String by = caller.subject();
        return transactions
                .run(tx -> saving.put(
                        tx,
                        id,
                        body.name().strip(),
                        body.condition(),
                        by,
                        version -> Versions.requireMatch(ifMatch, version)))
                .map(SegmentResource::shown);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(summary = "Ends a segment: nobody is in it any more; 404, 412")
    public Uni<Response> end(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        String by = caller.subject();
        return transactions
                .run(tx -> saving.end(tx, id, by, version -> Versions.requireMatch(ifMatch, version)))
                .map(done -> Response.noContent().build());
    }

    @GET
    @Path("/{id}/members")
    @RolesAllowed({Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The persons in a segment, by id; next is the cursor of the following page")
    public Uni<Page<MemberView>> members(
            @PathParam("id") String id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        UUID after = Page.afterId(cursor, BEFORE_ALL);
        return transactions
                .read(tx -> required(tx, id).chain(rule -> stays.members(tx, id, after, items + 1)))
                .map(found -> Page.of(
                        found.stream()
                                .map(stay -> new MemberView(stay.customerId(), stay.since(), stay.ruleVersion()))
                                .toList(),
                        items,
                        member -> member.customerId().toString()));
    }

    private Uni<Rule> required(Transaction tx, String id) {
        return segments.newest(tx, id).map(found -> found.filter(Rule::isInForce)
                .orElseThrow(() -> Problem.notFound("segment", id).asException()));
    }

    private static void check(String id, SegmentBody body) {
        List<Violation> wrong = new ArrayList<>();
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            wrong.add(new Violation("id", "is 1 to 64 small letters, digits and hyphens"));
        }
        if (!isText(body.name(), LONGEST_NAME)) {
            wrong.add(new Violation(
                    "/name", "is required, of at most " + LONGEST_NAME + " characters without control characters"));
        }
        if (body.condition() == null
                || body.condition().isBlank()
                || body.condition().length() > ConditionLanguage.LONGEST
                || body.condition().indexOf('\0') >= 0) {
            wrong.add(new Violation(
                    "/condition", "is required, of at most " + ConditionLanguage.LONGEST + " characters"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).asException();
        }
    }

    private static boolean isText(String text, int longest) {
        return text != null
                && !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Response shown(Rule rule) {
        return Response.ok(SegmentView.of(rule))
                .header(HttpHeaders.ETAG, Versions.etag(rule.version()))
                .build();
    }
}
