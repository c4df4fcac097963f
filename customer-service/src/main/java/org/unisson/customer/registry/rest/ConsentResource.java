package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.security.Roles;
import org.unisson.customer.registry.application.ChangingCustomers;
import org.unisson.customer.registry.application.ConsentWords;
import org.unisson.customer.registry.application.ConsentWords.Place;
import org.unisson.customer.registry.application.ConsentWords.Word;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.ConsentGiven;

/** What persons allow, by purpose and channel, with what proves it. */
@Path("/customers/{id}/consents")
public class ConsentResource {

    private final Transactions transactions;
    private final ChangingCustomers changing;
    private final FindingCustomers finding;
    private final CustomerAccess access;
    private final ConsentWords words;
    private final Bodies bodies;

    ConsentResource(
            Transactions transactions,
            ChangingCustomers changing,
            FindingCustomers finding,
            CustomerAccess access,
            ConsentWords words,
            Bodies bodies) {
        this.transactions = transactions;
        this.changing = changing;
        this.finding = finding;
        this.access = access;
        this.words = words;
        this.bodies = bodies;
    }

    /** A consent for what the path names. @param text see {@link ConsentBody} */
    public record GrantBody(Boolean granted, String source, String text, String evidence) {}

    /**
     * What holds, and everything that was said, the newest first.
     *
     * @param next cursor of the following page of words; absent on the last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ConsentsView(UUID customerId, List<ConsentView> consents, List<WordView> words, String next) {}

    /**
     * One word on what is allowed, which stays on record whatever was said after it.
     *
     * @param customerId the customer of the person to whose record it was told
     * @param channel absent: the purpose as a whole
     * @param since when it was said
     * @param text name and version of the text that was shown or read out
     * @param evidence how to find what was signed, clicked or recorded
     * @param notedBy subject of whoever noted it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WordView(
            UUID customerId,
            String purpose,
            String channel,
            boolean granted,
            String source,
            Instant since,
            String text,
            String evidence,
            String notedBy) {

        static WordView of(Word word) {
            Consent consent = word.consent();
            return new WordView(
                    word.customerId(),
                    consent.purpose().name(),
                    consent.scope().isWhole() ? null : consent.scope().channel().name(),
                    consent.granted(),
                    consent.source(),
                    consent.since(),
                    consent.proof().text(),
                    consent.proof().evidence(),
                    consent.proof().notedBy());
        }
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "What the person allows, by purpose and channel, and all that was said of it with its proof, the"
                    + " newest first; next is the cursor of the following page")
    public Uni<ConsentsView> get(
            @PathParam("id") UUID id, @QueryParam("limit") Integer limit, @QueryParam("cursor") String cursor) {
        int items = Page.limit(limit);
        Place before = Place.of(Page.after(cursor));
        return finding.byId(id).chain(found -> transactions
                .read(tx -> words.before(tx, id, before, items + 1))
                .map(all -> {
                    Page<Word> page = Page.of(all, items, word -> Place.of(word).text());
                    return new ConsentsView(
                            found.person().id(),
                            ConsentView.all(found.person().consents()),
                            page.items().stream().map(WordView::of).toList(),
                            page.next());
                }));
    }

    @PUT
    @Path("/{purpose}")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Grants or withdraws consent for a purpose as a whole, with where it was said and its proof")
    public Uni<Response> whole(
            @PathParam("id") UUID id, @PathParam("purpose") String purpose, @NotNull GrantBody body) {
        return consent(id, purpose, null, body);
    }

    @PUT
    @Path("/{purpose}/{channel}")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Grants or withdraws consent for a purpose by one channel: EMAIL, SMS, PUSH, POST or PHONE. The"
                    + " last word that covers a channel holds, on it alone or on the purpose as a whole")
    public Uni<Response> byChannel(
            @PathParam("id") UUID id,
            @PathParam("purpose") String purpose,
            @PathParam("channel") String channel,
            @NotNull GrantBody body) {
        return consent(id, purpose, channel, body);
    }

    private Uni<Response> consent(UUID id, String purpose, String channel, GrantBody body) {
        Reading reading = new Reading();
        ConsentGiven given = bodies.consent(
                reading,
                "",
                new ConsentBody(purpose, body.granted(), body.source(), channel, body.text(), body.evidence()));
        reading.problem().ifPresent(problem -> {
            throw problem.asException();
        });
        return transactions
                .run(tx -> changing.consent(tx, id, access::require, given).chain(person -> finding.with(tx, person)))
                .map(CustomerResource::shown);
    }
}
