package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.ClaimedLine;
import org.unisson.order.purchase.persistence.Rows;

/** Claims as rows. */
final class ClaimWriting {

    private static final String HEADER = """
            insert into claim (claim_id, version, order_id, purchase_id, customer, channel, kind, status, reason, variant,
                               value, currency, replacement_order, made_at)
            values ($1, $2, $3, $4, $5, $6, 'NOT_RECEIVED', $7, $8, $9, $10, $11, $12, $13)""";

    private static final String LINES = """
            insert into claim_line (claim_id, position, line_id, sku, quantity, worth, sent_from, replacement_line)
            select * from unnest($1::uuid[], $2::int[], $3::uuid[], $4::text[], $5::bigint[], $6::bigint[], $7::text[],
                                 $8::uuid[])""";

    private static final String DECISION = """
            insert into claim_decision (claim_id, version, decision_id, status, reason, replacement_order, remark,
                                        decided_by, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String DECIDED =
            "update claim set version = $2, status = $3, reason = $4, replacement_order = $5 where claim_id = $1";

    private static final String REPLACED = """
            update claim_line line set replacement_line = replacing.line
            from unnest($2::uuid[], $3::uuid[]) as replacing (replaced, line)
            where line.claim_id = $1 and line.line_id = replacing.replaced""";

    private static final String COUNT = """
            update claim_line line set refunded = counted.refunded, came_back = counted.came_back
            from unnest($2::uuid[], $3::bigint[], $4::bigint[]) as counted (line_id, refunded, came_back)
            where line.claim_id = $1 and line.line_id = counted.line_id""";

    private ClaimWriting() {}

    static Uni<Void> header(Transaction tx, Claim claim) {
        return tx.sql(
                        HEADER,
                        claim.claimId(),
                        claim.version(),
                        claim.orderId(),
                        claim.purchaseId(),
                        claim.customerId(),
                        claim.channel(),
                        claim.status().name(),
                        claim.reason().name(),
                        claim.variant().name(),
                        claim.value().minor(),
                        claim.value().currency(),
                        claim.replacementOrderId(),
                        Times.toDatabase(claim.madeAt()))
                .replaceWithVoid();
    }

    static Uni<Void> lines(Transaction tx, Claim claim) {
        return new Rows<>(LINES, claim.lines())
                .column(UUID.class, line -> claim.claimId())
                .column(Integer.class, line -> claim.lines().indexOf(line))
                .column(UUID.class, ClaimedLine::lineId)
                .column(String.class, line -> line.sku().code())
                .column(Long.class, ClaimedLine::quantity)
                .column(Long.class, line -> line.worth().minor())
                .column(String.class, line -> line.sentFrom().number())
                .column(UUID.class, ClaimedLine::replacementLineId)
                .insert(tx);
    }

    static Uni<Void> decision(Transaction tx, Decision decision) {
        return tx.sql(
                        DECISION,
                        decision.claimId(),
                        decision.version(),
                        decision.decisionId(),
                        decision.status().name(),
                        decision.reason().name(),
                        decision.replacementOrderId(),
                        decision.remark(),
                        decision.by(),
                        Times.toDatabase(decision.at()))
                .replaceWithVoid();
    }

    static Uni<Void> decided(Transaction tx, Claim claim) {
        return tx.sql(
                        DECIDED,
                        claim.claimId(),
                        claim.version(),
                        claim.status().name(),
                        claim.reason().name(),
                        claim.replacementOrderId())
                .chain(() -> tx.sql(
                        REPLACED,
                        claim.claimId(),
                        claim.lines().stream().map(ClaimedLine::lineId).toArray(UUID[]::new),
                        claim.lines().stream()
                                .map(ClaimedLine::replacementLineId)
                                .toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    static Uni<Void> count(Transaction tx, Claim claim) {
        return tx.sql(
                        COUNT,
                        claim.claimId(),
                        claim.lines().stream().map(ClaimedLine::lineId).toArray(UUID[]::new),
                        claim.lines().stream().map(ClaimedLine::refunded).toArray(Long[]::new),
                        claim.lines().stream().map(ClaimedLine::cameBack).toArray(Long[]::new))
                .replaceWithVoid();
    }
}
