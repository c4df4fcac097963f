package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Ids;
import org.unisson.order.claim.application.ClaimableGoods.Goods;
import org.unisson.order.claim.application.Claims.Decision;
import org.unisson.order.claim.domain.Claim;
import org.unisson.order.claim.domain.Status;
import org.unisson.order.claim.domain.Verdict;
import org.unisson.order.claim.messaging.ClaimEvents;
import org.unisson.order.ordering.application.Orders;
import org.unisson.order.ordering.domain.Order;

/** Takes a customer's word that goods were not received, and sends them again at once where the policy trusts it (R36). */
@ApplicationScoped
public class MakeClaim {

    private static final String POLICY = "policy";

    private final Orders orders;
    private final ClaimableGoods goods;
    private final JudgeClaim judge;
    private final Replacements replacements;
    private final Claims claims;
    private final Clock clock;

    MakeClaim(
            Orders orders,
            ClaimableGoods goods,
            JudgeClaim judge,
            Replacements replacements,
            Claims claims,
            Clock clock) {
        this.orders = orders;
        this.goods = goods;
        this.judge = judge;
        this.replacements = replacements;
        this.claims = claims;
        this.clock = clock;
    }

    /**
     * Makes it in the caller's transaction, and decides it.
     *
     * @param allowed refuses whoever may not claim for the order
     * @throws org.unisson.chassis.rest.ProblemException 404 no such order; 409 where the goods cannot be claimed; 422 a
     *     line that does not exist
     */
    public Uni<Claim> make(Transaction tx, ClaimRequest request, Consumer<Order> allowed) {
        // The order first, as its consignments take it, then its purchase, then the customer.
        return orders.lock(tx, List.of(request.orderId()))
                .map(found -> found.get(request.orderId()))
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("order", request.orderId()).asException())
                .invoke(allowed)
                .invoke(MakeClaim::requireCustomer)
                .chain(order -> goods.claimable(tx, order, request.lines())
                        .chain(claimable -> judge.judge(tx, order, claimable, clock.instant())
                                .chain(verdict -> keep(tx, order, claimable, verdict))));
    }

    private static void requireCustomer(Order order) {
        if (order.customerId() == null) {
            throw Problem.conflict("customer-unknown", "Nobody knows whose order this is: use a return.")
                    .asException();
        }
    }

    private Uni<Claim> keep(Transaction tx, Order order, Goods claimable, Verdict verdict) {
        Instant now = clock.instant();
        Claim claim = new Claim(
                Ids.next(),
                1,
                order.orderId(),
                order.purchaseId(),
                order.customerId(),
                order.channel(),
                verdict.status(),
                verdict.reason(),
                verdict.variant(),
                claimable.lines(),
                claimable.value(),
                null,
                now);
        Uni<Claim> decided = verdict.status() == Status.GRANTED
                ? replacements
                        .place(tx, claim.orderId(), claim.channel(), claim.customerId(), claim.lines())
                        .map(placed -> claim.replacedBy(placed.orderId(), placed.lines()))
                : Uni.createFrom().item(claim);
        return decided.call(made -> {
            Decision decision = decision(made, now);
            tx.emit(ClaimEvents.of(made, decision));
            return claims.add(tx, made, decision);
        });
    }

    private static Decision decision(Claim made, Instant now) {
        UUID id = Ids.next();
        return new Decision(
                made.claimId(),
                made.version(),
                id,
                made.status(),
                made.reason(),
                made.replacementOrderId(),
                null,
                POLICY,
                now);
    }
}
