package org.unisson.chassis.probe;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.persons.Members;
import org.unisson.chassis.rest.Answer;
import org.unisson.chassis.rest.Commands;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Caller;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Quantity;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.schemas.Topics;

/** A resource as a service has them. */
@Path("/probe")
public class ProbeResource {

    private final Commands commands;
    private final Transactions transactions;
    private final Caller caller;

    ProbeResource(Commands commands, Transactions transactions, Caller caller) {
        this.commands = commands;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** A command. */
    public record Body(
            @NotBlank @Size(max = 20) String name, @NotNull Quantity quantity, Instant at, List<@Valid Inner> parts) {
        /** Part of it. */
        public record Inner(@NotNull Gln location) {}
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.CUSTOMER})
    public Uni<Response> effect(@HeaderParam(Commands.IDEMPOTENCY_KEY) String key, @Valid @NotNull Body body) {
        return commands.run(key, "probe", body, tx -> {
            UUID id = Ids.next();
            return tx.sql("insert into probe_effect (id, name) values ($1, $2)", id, body.name())
                    .invoke(() -> {
                        if (body.name().equals("refused")) {
                            throw Problem.conflict("probe-refused", "As asked.").asException();
                        }
                    })
                    .replaceWith(Answer.created("/probe/" + id, Map.of("id", id)));
        });
    }

    @POST
    @Path("/notes/{name}")
    @RolesAllowed(Roles.SERVICE)
    public Uni<Void> note(String name, Map<String, String> notes) {
        return transactions.run(tx -> tx.sql("insert into probe_effect (id, name) values ($1, $2)", Ids.next(), name)
                .chain(() -> tx.sql(
                        "insert into probe_effect (id, name) values ($1, $2)",
                        Ids.next(),
                        notes.keySet().iterator().next()))
                .replaceWithVoid());
    }

    @POST
    @Path("/locations/{gln}")
    @PermitAll
    public Uni<Void> emit(String gln) {
        Instant now = Instant.now();
        return transactions.run(tx -> {
            for (int version = 1; version <= 50; version++) {
                tx.emit(Event.of(Topics.LOCATIONS, gln, version, location(gln, version, now), now));
            }
            return Uni.createFrom().voidItem();
        });
    }

    @GET
    @Path("/effects/{name}")
    @PermitAll
    public Uni<Long> effects(String name) {
        return transactions
                .read(tx -> tx.sql("select count(*) from probe_effect where name = $1", name))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @GET
    @Path("/applied/{key}")
    @PermitAll
    public Uni<List<Long>> applied(String key) {
        return transactions
                .read(tx -> tx.sql("select version from probe where key = $1 order by version", key))
                .map(rows -> {
                    List<Long> versions = new ArrayList<>();
                    rows.forEach(row -> versions.add(row.getLong(0)));
                    return versions;
                });
    }

    @GET
    @Path("/customers/{id}")
    @RolesAllowed({Roles.CUSTOMER, Roles.AGENT})
    public Uni<String> own(UUID id) {
        caller.requireCustomer(id);
        return Uni.createFrom().item("\"" + id + "\"");
    }

    /** A route that blocks. */
    @GET
    @Path("/customers/{id}/slowly")
    @RolesAllowed(Roles.CUSTOMER)
    public String slowly(UUID id) {
        caller.requireCustomer(id);
        return "\"" + id + "\"";
    }

    @GET
    @Path("/persons/{id}")
    @RolesAllowed(Roles.AGENT)
    public Uni<List<UUID>> persons(UUID id) {
        return transactions.read(tx -> tx.sql(Members.of("$1"), id)).map(rows -> {
            List<UUID> members = new ArrayList<>();
            rows.forEach(row -> members.add(row.getUUID(0)));
            return members;
        });
    }

    @GET
    @Path("/broken")
    @PermitAll
    public String broken() {
        throw new IllegalStateException("secret internals");
    }

    static LocationChanged location(String gln, long version, Instant now) {
        return LocationChanged.newBuilder()
                .setGln(gln)
                .setVersion(version)
                .setName("Nantes")
                .setKind("STORE")
                .setCountry("FR")
                .setPostcode("44000")
                .setCity("Nantes")
                .setLatitude(47.2)
                .setLongitude(-1.55)
                .setTimeZone("Europe/Paris")
                .setCapabilities(List.of("SELL"))
                .setOpen(true)
                .setChangedAt(now)
                .build();
    }
}
