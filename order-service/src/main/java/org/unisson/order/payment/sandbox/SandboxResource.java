package org.unisson.order.payment.sandbox;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.security.Roles;
import org.unisson.chassis.values.Money;

/** The sandbox gateway's own book, to be compared with the orders. */
@Path("/sandbox/charges")
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Sandbox gateway")
public class SandboxResource {

    private static final String CHARGES = """
            select charge.reference, charge.order_ref, charge.token, charge.status, charge.currency,
                coalesce(sum(entry.minor) filter (where entry.kind = 'AUTHORISATION'), 0)::bigint,
                coalesce(sum(entry.minor) filter (where entry.kind = 'CAPTURE'), 0)::bigint,
                coalesce(sum(entry.minor) filter (where entry.kind = 'VOID'), 0)::bigint,
                coalesce(sum(entry.minor) filter (where entry.kind = 'REFUND'), 0)::bigint,
                charge.made_at
            from sandbox_charge charge left join sandbox_entry entry on entry.charge = charge.reference
            where charge.order_ref = $1
            group by charge.reference order by charge.reference""";

    private final Transactions transactions;

    SandboxResource(Transactions transactions) {
        this.transactions = transactions;
    }

    @GET
    @Operation(
            summary = "What the sandbox gateway did for an order",
            description = "Amounts in minor units. Charged in the end: captured − refunded; held: authorised − captured"
                    + " − voided.")
    public Uni<List<Charge>> charges(@QueryParam("order") UUID order) {
        if (order == null) {
            throw Problem.invalid("order", "name an order").asException();
        }
        return transactions.read(tx -> tx.sql(CHARGES, order.toString()).map(rows -> {
            List<Charge> charges = new ArrayList<>();
            rows.forEach(row -> charges.add(charge(row)));
            return charges;
        }));
    }

    private static Charge charge(Row row) {
        String currency = row.getString(4);
        return new Charge(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new Money(row.getLong(5), currency),
                new Money(row.getLong(6), currency),
                new Money(row.getLong(7), currency),
                new Money(row.getLong(8), currency),
                Times.fromDatabase(row.getOffsetDateTime(9)));
    }

    /** A charge as the gateway sees it. @param status NEW, TRIED, PENDING, CHALLENGED, APPROVED, DECLINED or CANCELLED */
    public record Charge(
            String reference,
            String orderId,
            String token,
            String status,
            Money authorised,
            Money captured,
            Money voided,
            Money refunded,
            Instant madeAt) {}
}
