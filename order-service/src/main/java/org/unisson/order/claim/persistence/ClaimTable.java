package org.unisson.order.claim.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.persistence.Times;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persons.Members;
import org.unisson.order.claim.application.Claims;
import org.unisson.order.claim.domain.Claim;

/** Claims in PostgreSQL. */
@ApplicationScoped
class ClaimTable implements Claims {

    private static final String LOCK_PERSON = Members.lock("claim of", "$1");

    private static final String GRANTED = "select count(*) from claim where customer = " + Members.any("$1")
            + " and status = 'GRANTED' and made_at > $2 and reason <> 'CARRIER_LOST'";

    // A consignment hands over once, under its own id.
    private static final String LEFT_AT =
            "select max(occurred_at) from sales_entry where kind = 'HANDOVER' and entry_id = any($1)";

    private static final String NOT_REPLACED = """
            select line.line_id, case when made.purchase_id is null then line.quantity else sold.cancelled end
            from claim join claim_line line using (claim_id)
            join orders made on made.order_id = claim.replacement_order
            left join purchase_line sold on sold.purchase_id = made.purchase_id and sold.line_id = line.replacement_line
            where claim_id = $1 and (made.status = 'CANCELLED' or sold.cancelled > 0)""";

    private static final String DECISIONS = """
            select claim_id, version, decision_id, status, reason, replacement_order, remark, decided_by, decided_at
            from claim_decision where decided_at >= $1 and decision_id > $2 order by decision_id limit $3""";

    @Override
    public Uni<Void> lockPerson(Transaction tx, UUID customerId) {
        return tx.sql(LOCK_PERSON, customerId).replaceWithVoid();
    }

    @Override
    public Uni<List<Claim>> ofPurchase(Transaction tx, UUID purchaseId) {
        return ClaimRows.where(tx, "where purchase_id = $1 order by claim_id", purchaseId);
    }

    @Override
    public Uni<Optional<Claim>> find(Transaction tx, UUID claimId) {
        return ClaimRows.where(tx, "where claim_id = $1", claimId)
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<Map<UUID, Claim>> ofReplacements(Transaction tx, Collection<UUID> orderIds) {
        return ClaimRows.where(tx, "where replacement_order = any($1)", (Object) orderIds.toArray(UUID[]::new))
                .map(found -> found.stream().collect(Collectors.toMap(Claim::replacementOrderId, Function.identity())));
    }

    @Override
    public Uni<Long> grantedSince(Transaction tx, UUID customerId, Instant since) {
        return tx.sql(GRANTED, customerId, Times.toDatabase(since))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    @Override
    public Uni<Instant> leftAt(Transaction tx, Collection<UUID> consignmentIds) {
        return tx.sql(LEFT_AT, (Object) consignmentIds.toArray(UUID[]::new))
                .map(rows -> Times.fromDatabase(rows.iterator().next().getOffsetDateTime(0)));
    }

    @Override
    public Uni<Map<UUID, Long>> notReplaced(Transaction tx, UUID claimId) {
        return tx.sql(NOT_REPLACED, claimId).map(rows -> {
            Map<UUID, Long> pieces = new HashMap<>();
            rows.forEach(row -> pieces.put(row.getUUID(0), row.getLong(1)));
            return pieces;
        });
    }

    @Override
    public Uni<Void> add(Transaction tx, Claim claim, Decision decision) {
        return ClaimWriting.header(tx, claim)
                .chain(() -> ClaimWriting.lines(tx, claim))
                .chain(() -> ClaimWriting.decision(tx, decision));
    }

    @Override
    public Uni<Void> decide(Transaction tx, Claim claim, Decision decision) {
        return ClaimWriting.decided(tx, claim).chain(() -> ClaimWriting.decision(tx, decision));
    }

    @Override
    public Uni<Void> count(Transaction tx, Claim claim) {
        return ClaimWriting.count(tx, claim);
    }

    @Override
    public Uni<List<Told>> decisionsSince(Transaction tx, Instant since, UUID after, int atMost) {
        return tx.sql(DECISIONS, Times.toDatabase(since), after, atMost).chain(rows -> {
            List<Decision> decisions = new ArrayList<>();
            rows.forEach(row -> decisions.add(ClaimReading.decision(row)));
            Object ids = decisions.stream().map(Decision::claimId).distinct().toArray(UUID[]::new);
            return ClaimRows.where(tx, "where claim_id = any($1)", ids)
                    .map(claims -> claims.stream().collect(Collectors.toMap(Claim::claimId, Function.identity())))
                    .map(claims -> decisions.stream()
                            .map(decision -> new Told(decision, claims.get(decision.claimId())))
                            .toList());
        });
    }
}
