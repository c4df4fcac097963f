package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.loyalty.gesture.domain.SoldProduct;
import org.unisson.loyalty.gesture.domain.Successor;

/** Notes products, and begins to give to those who have bought what is succeeded now. */
@ApplicationScoped
public class ReleaseSuccessors {

    private final Goods goods;
    private final GesturePolicies policies;
    private final Clock clock;

    ReleaseSuccessors(Goods goods, GesturePolicies policies, Clock clock) {
        this.goods = goods;
        this.policies = policies;
        this.clock = clock;
    }

    /** A product is released once, whatever is told of it afterwards. */
    public Uni<Void> apply(Transaction tx, Map<UUID, SoldProduct> products, List<Successor> successors) {
        return goods.noteProducts(tx, products)
                .chain(() -> successors.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : policies.current(tx).chain(policy -> goods.release(tx, successors, policy, clock.instant())));
    }
}
