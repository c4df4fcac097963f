package org.unisson.customer.identity.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.identity.application.Recognitions;
import org.unisson.customer.identity.application.RulesDocument;
import org.unisson.customer.identity.application.RulesInForce;
import org.unisson.customer.identity.domain.MatchRules;

/** The rules by which customers are recognised as one person. */
@Path("/identity/rules")
public class RulesResource {

    private static final int MOST = 1_000;
    private static final int LONGEST = 64;

    private final Transactions transactions;
    private final RulesInForce rules;
    private final Recognitions recognitions;
    private final Caller caller;
    private final Clock clock;

    RulesResource(
            Transactions transactions, RulesInForce rules, Recognitions recognitions, Caller caller, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.recognitions = recognitions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "The rules in force, with their version as ETag; 0: those built in")
    public Uni<Response> get() {
        return transactions.read(rules::current).map(RulesResource::shown);
    }

    @PUT
    @RolesAllowed({Roles.ADMIN})
    @Operation(
            summary =
                    "Puts the rules under the next version; 412 where If-Match names another. They hold for whatever is"
                            + " told from then on, and everybody is recognised anew by them")
    public Uni<Response> put(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull RulesDocument body) {
        MatchRules wanted = read(body);
        String by = caller.subject();
        return transactions
                .run(tx -> rules.lock(tx)
                        .chain(() -> rules.current(tx))
                        .invoke(current -> Versions.requireMatch(ifMatch, current.version()))
                        .chain(current -> put(tx, wanted, current.version(), by)))
                .map(RulesResource::shown);
    }

    private Uni<MatchRules> put(Transaction tx, MatchRules wanted, long versionBefore, String by) {
        Instant now = clock.instant();
        return rules.put(tx, wanted, by, now).call(put -> recognitions.begin(tx, put.version(), versionBefore, now));
    }

    @GET
    @Path("/recognition")
    @RolesAllowed({Roles.AGENT, Roles.ADMIN})
    @Operation(summary = "How far everybody has been recognised anew by the rules in force")
    public Uni<RecognitionView> recognition() {
        return transactions.read(recognitions::last).map(last -> last.map(RecognitionView::of)
                .orElse(RecognitionView.NONE));
    }

    private static MatchRules read(RulesDocument body) {
        Checks checks = new Checks();
        checks.require(isList(body.rules(), MOST), "/rules", "is a list of at most " + MOST + " rules");
        if (isList(body.rules(), MOST)) {
            for (int i = 0; i < body.rules().size(); i++) {
                RulesDocument.Rule rule = body.rules().get(i);
                checks.require(isText(rule.name()), "/rules/" + i + "/name", "is 1 to " + LONGEST + " characters");
                checks.require(
                        rule.keys() != null && rule.keys().stream().allMatch(Objects::nonNull),
                        "/rules/" + i + "/keys",
                        "is required");
            }
        }
        checks.require(body.mergeFrom() != null, "/mergeFrom", "is required");
        checks.require(body.reviewFrom() != null, "/reviewFrom", "is required");
        checks.require(body.limits() == null || !body.limits().containsValue(null), "/limits", "has numbers only");
        checks.require(
                body.blocked() == null || body.blocked().values().stream().allMatch(list -> isList(list, MOST)),
                "/blocked",
                "has lists of at most " + MOST + " values");
        checks.require(
                body.trusted() == null || body.trusted().values().stream().allMatch(list -> isList(list, MOST)),
                "/trusted",
                "has lists of at most " + MOST + " sources");
        checks.refuse();
        try {
            return body.toRules(0);
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid("/", wrong.getMessage()).asException();
        }
    }

    private static boolean isList(List<?> list, int most) {
        return list != null && list.size() <= most && list.stream().allMatch(Objects::nonNull);
    }

    private static boolean isText(String text) {
        return text != null && !text.isBlank() && text.length() <= LONGEST;
    }

    private static Response shown(MatchRules current) {
        return Response.ok(RulesDocument.of(current))
                .header(HttpHeaders.ETAG, Versions.etag(current.version()))
                .build();
    }
}
