package org.unisson.inventory.sourcing.persistence;

import static org.unisson.chassis.persistence.Times.toDatabase;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;

/** Decisions as they are kept with their reservation. */
@ApplicationScoped
public class SourcingRecords {

    private static final String ADD = """
            insert into reservation_sourcing (order_id, version, decided_at, cause, decisions)
            select order_id, version, $5, cause, decisions::jsonb
            from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[]) as n (order_id, version, cause, decisions)""";

    /**
     * A plan of a reservation.
     *
     * @param version of the reservation, as of the plan
     * @param decisions a JSON array
     */
    public record Kept(UUID orderId, long version, String cause, String decisions) {}

    /** Adds them to what is kept. */
    public Uni<Void> add(Transaction tx, List<Kept> plans, Instant now) {
        if (plans.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.sql(
                        ADD,
                        plans.stream().map(Kept::orderId).toArray(UUID[]::new),
                        plans.stream().map(Kept::version).toArray(Long[]::new),
                        plans.stream().map(Kept::cause).toArray(String[]::new),
                        plans.stream().map(Kept::decisions).toArray(String[]::new),
                        toDatabase(now))
                .replaceWithVoid();
    }
}
