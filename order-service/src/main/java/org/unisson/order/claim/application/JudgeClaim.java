package org.unisson.order.claim.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.order.claim.application.ClaimableGoods.Goods;
import org.unisson.order.claim.domain.Circumstances;
import org.unisson.order.claim.domain.ClaimPolicy;
import org.unisson.order.claim.domain.Verdict;
import org.unisson.order.ordering.domain.Order;

/** Decides a claim by the policy of the order's channel. */
@ApplicationScoped
class JudgeClaim {

    private final ClaimPolicies policies;
    private final Claims claims;

    JudgeClaim(ClaimPolicies policies, Claims claims) {
        this.policies = policies;
        this.claims = claims;
    }

    Uni<Verdict> judge(Transaction tx, Order order, Goods goods, Instant now) {
        // Two claims of one person at once would each see as many granted before.
        return claims.lockPerson(tx, order.customerId())
                .chain(() -> policies.of(tx, order.channel()))
                .chain(policy -> policy.isEmpty()
                        ? Uni.createFrom().item(ClaimPolicy.none())
                        : circumstances(tx, order, goods, now).map(policy.get()::decide));
    }

    private Uni<Circumstances> circumstances(Transaction tx, Order order, Goods goods, Instant now) {
        return claims.grantedSince(tx, order.customerId(), now.minus(ClaimPolicy.PERIOD))
                .chain(before -> claims.leftAt(tx, goods.consignments())
                        .map(left -> new Circumstances(
                                order.customerId(), goods.value(), left, before, goods.replacement(), now)));
    }
}
