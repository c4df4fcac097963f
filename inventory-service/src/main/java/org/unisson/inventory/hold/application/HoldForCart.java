package org.unisson.inventory.hold.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.inventory.hold.domain.Hold;
import org.unisson.inventory.hold.domain.Term;
import org.unisson.inventory.hold.persistence.HoldStore;
import org.unisson.inventory.sourcing.domain.Basket;

/** Sets pieces aside for a cart, in place of what it held before. */
@ApplicationScoped
public class HoldForCart {

    private final HoldAdmission admission;
    private final HoldStore holds;
    private final ReplaceHold replace;
    private final Clock clock;

    HoldForCart(HoldAdmission admission, HoldStore holds, ReplaceHold replace, Clock clock) {
        this.admission = admission;
        this.holds = holds;
        this.replace = replace;
        this.clock = clock;
    }

    /**
     * The hold as it is now; 409 where it is refused, and what was held before is held still.
     *
     * @param customer whose cart it is; empty: not known
     * @param ofWhom is asked whether the caller may touch a cart of that customer
     */
    public Uni<Hold> put(Transaction tx, UUID cart, Basket basket, Optional<UUID> customer, Consumer<UUID> ofWhom) {
        return admission.terms(tx, basket).chain(terms -> holds.claim(
                        tx, new TreeMap<>(Map.of(cart, Optional.empty())), clock.instant())
                .map(claimed -> claimed.get(cart))
                .invoke(before -> before.customer().ifPresent(ofWhom))
                .call(before -> admission.refuseOrdered(tx, before))
                .chain(before -> {
                    // Read only now: whoever had the cart before us may have renewed it meanwhile.
                    Instant now = clock.instant();
                    Term term = before.nextTerm(now, terms.holdFor()).orElseThrow(HoldRefusals::usedUp);
                    return replace.with(tx, before, new ReplaceHold.Wish(basket, customer, term, now));
                }));
    }
}
