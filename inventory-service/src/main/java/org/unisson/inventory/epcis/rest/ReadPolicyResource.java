package org.unisson.inventory.epcis.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Parameters;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.epcis.application.KeepReadPolicy;

/** What reads may move at a location. */
@Path("/read-policies/{gln}")
@Tag(name = "RFID")
public class ReadPolicyResource {

    private final Transactions transactions;
    private final KeepReadPolicy policies;

    ReadPolicyResource(Transactions transactions, KeepReadPolicy policies) {
        this.transactions = transactions;
        this.policies = policies;
    }

    @PUT
    @RolesAllowed({Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Says who tells of sales and returns at a location: its tills, or reads where it has none",
            description = "READS is for a location without tills only: a till's receipt always moves stock. 422 for an"
                    + " unknown location.")
    public Uni<ReadPolicyBody> put(String gln, @NotNull @Valid ReadPolicyBody body) {
        Gln location = Parameters.gln("gln", gln);
        return transactions
                .run(tx -> policies.put(tx, location, body.salesFrom()))
                .replaceWith(body);
    }

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.SERVICE, Roles.ADMIN})
    @Operation(summary = "Who tells of sales and returns at a location; TILLS where nobody has said otherwise")
    public Uni<ReadPolicyBody> get(String gln) {
        return policies.of(Parameters.gln("gln", gln)).map(ReadPolicyBody::new);
    }
}
