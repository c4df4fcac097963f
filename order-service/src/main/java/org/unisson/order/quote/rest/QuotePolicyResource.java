package org.unisson.order.quote.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.order.quote.application.QuotePolicies;

/** Whether a channel sells under quotes alone. */
@Path("/quote-policies/{channel}")
public class QuotePolicyResource {

    private static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Transactions transactions;
    private final QuotePolicies policies;
    private final Clock clock;

    QuotePolicyResource(Transactions transactions, QuotePolicies policies, Clock clock) {
        this.transactions = transactions;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param required whether an order without a quote is refused */
    public record Document(@NotNull Boolean required) {}

    @GET
    @RolesAllowed({Roles.ASSOCIATE, Roles.AGENT, Roles.MERCHANDISER, Roles.SERVICE, Roles.ADMIN})
    @Operation(
            summary = "Whether a channel sells under quotes alone",
            description = "A channel of which nothing was said also sells at its prices of the moment.")
    public Uni<Document> get(String channel) {
        requireChannel(channel);
        return transactions.read(tx -> policies.isRequired(tx, channel)).map(Document::new);
    }

    @PUT
    @RolesAllowed({Roles.MERCHANDISER, Roles.ADMIN})
    @Operation(
            summary = "Says whether a channel sells under quotes alone",
            description = "Then a checkout or an order without a quote is refused (422 quote-required). What was agreed"
                    + " elsewhere is not: lines with a unitPrice, exchanges and replacements.")
    public Uni<Document> put(String channel, @NotNull @Valid Document body) {
        requireChannel(channel);
        return transactions
                .run(tx -> policies.put(tx, channel, body.required(), clock.instant()))
                .replaceWith(body);
    }

    private static void requireChannel(String channel) {
        if (!channel.matches(CHANNEL)) {
            throw Problem.invalid("channel", "is no channel id").asException();
        }
    }
}
