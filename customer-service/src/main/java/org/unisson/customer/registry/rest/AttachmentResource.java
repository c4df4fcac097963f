package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.security.Scoped;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.application.AttachingCustomers;
import org.unisson.customer.registry.application.AttachingCustomers.Proof;
import org.unisson.customer.registry.application.Attachments;
import org.unisson.customer.registry.application.Attachments.Attached;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Person;

/** To which store a person is and was attached (R13). */
@Path("/customers/{id}/attachments")
public class AttachmentResource {

    private static final int MOST = 200;
    private static final int LONGEST_SOURCE = 64;
    private static final int LONGEST_REASON = 200;

    private final Commands commands;
    private final Transactions transactions;
    private final FindingCustomers finding;
    private final AttachingCustomers attaching;
    private final Attachments attachments;
    private final CustomerAccess access;
    private final Caller caller;

    AttachmentResource(
            Commands commands,
            Transactions transactions,
            FindingCustomers finding,
            AttachingCustomers attaching,
            Attachments attachments,
            CustomerAccess access,
            Caller caller) {
        this.commands = commands;
        this.transactions = transactions;
        this.finding = finding;
        this.attaching = attaching;
        this.attachments = attachments;
        this.access = access;
        this.caller = caller;
    }

    /** @param store GLN; absent: to none any more @param source where it was said, for example till */
    public record AttachmentBody(String store, String source, String reason) {}

    /** What an attachment answers. Kept for repetitions, and so without what was said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Holding(UUID customerId, String store, Instant since) {

        static Holding of(Person person) {
            return new Holding(
                    person.id(),
                    person.attachment()
                            .map(Attachment::store)
                            .map(Object::toString)
                            .orElse(null),
                    person.attachment().map(Attachment::since).orElse(null));
        }
    }

    /**
     * @param customerId of the person: its oldest customer
     * @param store GLN that holds for the person, with the instant from which; absent: none
     * @param history of all its customers, the newest first, at most 200
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttachmentsView(UUID customerId, String store, Instant since, List<AttachedView> history) {

        static AttachmentsView of(Person person, List<Attached> history) {
            return new AttachmentsView(
                    person.id(),
                    person.attachment()
                            .map(Attachment::store)
                            .map(Object::toString)
                            .orElse(null),
                    person.attachment().map(Attachment::since).orElse(null),
                    history.stream().map(AttachedView::of).toList());
        }
    }

    /** @param customerId on whose record it was noted @param to absent: it goes on, for that customer */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttachedView(
            UUID customerId, String store, Instant from, Instant to, String source, String reason, String by) {

        static AttachedView of(Attached one) {
            return new AttachedView(
                    one.customerId(), one.store(), one.from(), one.to(), one.source(), one.reason(), one.by());
        }
    }

    @GET
    @Scoped("profile:read")
    @RolesAllowed({
        Roles.CUSTOMER,
        Roles.ASSOCIATE,
        Roles.AGENT,
        Roles.FRANCHISEE,
        Roles.PARTNER,
        Roles.SERVICE,
        Roles.ADMIN
    })
    @Operation(summary = "The store that the person is attached to, and those before, each with who said so and why")
    public Uni<AttachmentsView> get(@PathParam("id") UUID id) {
        return finding.byId(id).chain(found -> transactions
                .read(tx -> attachments.of(tx, customers(found.person()), MOST))
                .map(history -> AttachmentsView.of(found.person(), history)));
    }

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Attaches the person to a store from now on, or to none; 422 unknown-store. A franchisee attaches"
                    + " its own customers, to its own stores")
    public Uni<Response> attach(
            @PathParam("id") UUID id, @HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull AttachmentBody body) {
        Reading reading = new Reading();
        Optional<Gln> store = Optional.ofNullable(reading.optional("/store", body.store(), Gln::new));
        String source = reading.required("/source", body.source(), Reading.text(LONGEST_SOURCE));
        String reason = reading.optional("/reason", body.reason(), Reading.text(LONGEST_REASON));
        reading.problem().ifPresent(problem -> {
            throw problem.asException();
        });
        access.requireAttachable(store);
        Proof proof = new Proof(source, reason, caller.subject());
        return commands.run(key, "attach customer " + id, body, tx -> attaching
                .attach(tx, id, access::require, store, proof)
                .map(person -> Answer.ok(Holding.of(person))));
    }

    private static List<UUID> customers(Person person) {
        return person.members().stream().map(member -> member.record().id()).toList();
    }
}
