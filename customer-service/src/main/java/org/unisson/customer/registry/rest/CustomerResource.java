package org.unisson.customer.registry.rest;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.security.Scoped;
import org.unisson.customer.registry.application.ChangingCustomers;
import org.unisson.customer.registry.application.CustomerAccess;
import org.unisson.customer.registry.application.FindingCustomers;
import org.unisson.customer.registry.application.FindingCustomers.Found;
import org.unisson.customer.registry.application.RegisteringCustomers;
import org.unisson.customer.registry.application.RegisteringCustomers.Candidate;
import org.unisson.customer.registry.application.RegisteringCustomers.Result;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.Registration;

/** Golden records. The id of any customer of a person leads to the person. */
@Path("/customers")
public class CustomerResource {

    private final Commands commands;
    private final Transactions transactions;
    private final RegisteringCustomers registering;
    private final ChangingCustomers changing;
    private final FindingCustomers finding;
    private final CustomerAccess access;
    private final CustomerBatch batch;
    private final Bodies bodies;
    private final Lookup lookup;

    CustomerResource(
            Commands commands,
            Transactions transactions,
            RegisteringCustomers registering,
            ChangingCustomers changing,
            FindingCustomers finding,
            CustomerAccess access,
            CustomerBatch batch,
            Bodies bodies,
            Lookup lookup) {
        this.commands = commands;
        this.transactions = transactions;
        this.registering = registering;
        this.changing = changing;
        this.finding = finding;
        this.access = access;
        this.batch = batch;
        this.bodies = bodies;
        this.lookup = lookup;
    }

    /** What a registration answers. Kept for repetitions, and so without personal data. */
    public record Registered(UUID customerId, long version) {}

    @POST
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Registers a customer: 201 {customerId, version}, whose person GET tells; 422 unknown-store. Who"
                    + " has an email, phone or card of somebody known is the same person, if the rules say so")
    public Uni<Response> register(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @NotNull CustomerBody body) {
        Reading reading = new Reading();
        Registration registration = bodies.registration(reading, body);
        refuse(reading);
        access.requireAttachable(Optional.ofNullable(registration.attachedTo()));
        return commands.run(key, "register customer", body, tx -> registering
                .register(tx, List.of(new Candidate(Optional.empty(), registration)))
                .map(results -> registered(results.getFirst())));
    }

    @POST
    @Path("/batch")
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Registers or updates at most 500 customers by their references; each stands alone. What was said"
                    + " earlier than what is known (saidAt) takes the place of nothing")
    public Uni<BatchAnswer> registerAll(@Valid @NotNull BatchBody body) {
        return batch.register(body.customers());
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "The person with this email, phone or card (one of them); 404 where there is none, 409"
                    + " shared-identifier where more than one person has it")
    public Uni<Response> find(
            @QueryParam("email") String email, @QueryParam("phone") String phone, @QueryParam("card") String card) {
        if (Stream.of(email, phone, card).filter(given -> given != null).count() != 1) {
            throw Problem.invalid("email", "give exactly one of email, phone and card")
                    .asException();
        }
        var wanted = lookup.identifier(email, phone, card);
        return finding.byIdentifier(wanted)
                .map(found -> found.map(CustomerResource::shown).orElseThrow(() -> Problem.of(
                                404,
                                "not-found",
                                "Not found",
                                "There is no customer with this "
                                        + wanted.kind().name().toLowerCase(java.util.Locale.ROOT) + ".")
                        .asException()));
    }

    @GET
    @Path("/{id}")
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
    @Operation(summary = "The golden record of the person that a customer is, with its version as ETag")
    public Uni<Response> get(@PathParam("id") UUID id) {
        return finding.byId(id).map(CustomerResource::shown);
    }

    @GET
    @Path("/{id}/identity")
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "The customers that are one person with this one, each with what its source says")
    public Uni<PersonView> identity(@PathParam("id") UUID id) {
        return finding.byId(id).map(found -> PersonView.of(found.person()));
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.ASSOCIATE, Roles.AGENT, Roles.FRANCHISEE, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Corrects a golden record: a field left out stays, null removes, a list replaces; 412 where"
                    + " If-Match names another version, 422 unknown-store. It is noted on the customer that is named,"
                    + " and believed before what sources say")
    public Uni<Response> amend(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull PatchBody body) {
        Reading reading = new Reading();
        Amendment amendment = bodies.amendment(reading, body);
        refuse(reading);
        if (amendment.attachedTo() != null) {
            access.requireAttachable(amendment.attachedTo());
        }
        Consumer<Person> guard = customer -> {
            access.require(customer);
            Versions.requireMatch(ifMatch, customer.version());
        };
        return transactions
                .run(tx -> changing.amend(tx, id, guard, amendment).chain(person -> finding.with(tx, person)))
                .map(CustomerResource::shown);
    }

    private static void refuse(Reading reading) {
        reading.problem().ifPresent(problem -> {
            throw problem.asException();
        });
    }

    private static Answer registered(Result result) {
        return switch (result) {
            case Result.Refused refused -> throw refused.problem().asException();
            case Result.Taken taken ->
                Answer.created(
                        "/customers/" + taken.customer().id(),
                        new Registered(taken.customer().id(), taken.customer().version()));
        };
    }

    static Response shown(Found found) {
        return Response.ok(CustomerView.of(found))
                .header(HttpHeaders.ETAG, Versions.etag(found.person().version()))
                .build();
    }
}
