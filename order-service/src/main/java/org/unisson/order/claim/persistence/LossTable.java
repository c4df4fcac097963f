package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.application.Losses;

/** The table {@code parcel_loss}. */
@ApplicationScoped
class LossTable implements Losses {

    private static final String BEGIN =
            "insert into parcel_loss (consignment_id, lost_at) values ($1, $2) on conflict do nothing returning 1";

    private static final String KEEP = "update parcel_loss set claim_id = $2, return_id = $3 where consignment_id = $1";

    private static final String CLAIMS_OF = """
            select loss.claim_id from parcel_loss loss join consignment using (consignment_id)
            where consignment.order_id = $1 and loss.claim_id is not null""";

    private static final String OF = "select lost_at, claim_id, return_id from parcel_loss where consignment_id = $1";

    private static final String NEXT_ENDED = """
            select loss.consignment_id, loss.claim_id
            from parcel_loss loss join claim using (claim_id) join orders made on made.order_id = claim.replacement_order
            where loss.settled_at is null and made.status in ('CANCELLED', 'FULFILLED')
            order by loss.consignment_id limit 1 for update of loss skip locked""";

    private static final String SETTLED = "update parcel_loss set settled_at = $2 where consignment_id = $1";

    @Override
    public Uni<Boolean> begin(Transaction tx, UUID consignmentId, Instant now) {
        return tx.sql(BEGIN, consignmentId, Times.toDatabase(now)).map(rows -> rows.size() == 1);
    }

    @Override
    public Uni<Void> keep(Transaction tx, UUID consignmentId, UUID claimId, UUID returnId) {
        return tx.sql(KEEP, consignmentId, claimId, returnId).replaceWithVoid();
    }

    @Override
    public Uni<Set<UUID>> claimsOf(Transaction tx, UUID orderId) {
        return tx.sql(CLAIMS_OF, orderId).map(rows -> {
            Set<UUID> claims = new HashSet<>();
            rows.forEach(row -> claims.add(row.getUUID(0)));
            return claims;
        });
    }

    @Override
    public Uni<Loss> of(Transaction tx, UUID consignmentId) {
        return tx.sql(OF, consignmentId)
                .map(rows -> rows.size() == 0 ? null : loss(rows.iterator().next()));
    }

    @Override
    public Uni<Ended> nextEnded(Transaction tx) {
        return tx.sql(NEXT_ENDED).map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            return new Ended(row.getUUID(0), row.getUUID(1));
        });
    }

    @Override
    public Uni<Void> settled(Transaction tx, UUID consignmentId, Instant now) {
        return tx.sql(SETTLED, consignmentId, Times.toDatabase(now)).replaceWithVoid();
    }

    private static Loss loss(Row row) {
        return new Loss(Times.fromDatabase(row.getOffsetDateTime(0)), row.getUUID(1), row.getUUID(2));
    }
}
