package org.unisson.inventory.sourcing.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.inventory.sourcing.domain.KnownPolicy;
import org.unisson.inventory.sourcing.domain.SourcingPolicy;
import org.unisson.inventory.sourcing.persistence.PolicyStore;

/** Adds a sourcing policy, changes or removes it: the next order is decided by what is left. */
@ApplicationScoped
public class KeepPolicy {

    private final PolicyStore store;
    private final Clock clock;

    KeepPolicy(PolicyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes the policy; 412 where somebody changed it meanwhile, 409 where its channel and brand have another one. */
    public Uni<KnownPolicy> put(Transaction tx, SourcingPolicy policy, String ifMatch) {
        // Without waiting here two new policies for one channel and brand would not see each other.
        return store.lock(tx).chain(() -> store.find(tx, policy.id())).chain(known -> {
            long version = known.map(KnownPolicy::version).orElse(0L);
            Versions.requireMatch(ifMatch, version);
            if (known.isPresent() && known.get().policy().equals(policy)) {
                return Uni.createFrom().item(known.get());
            }
            return requireFree(tx, policy)
                    .chain(() ->
                            known.isPresent() ? Uni.createFrom().item(version) : store.versionsRemoved(tx, policy.id()))
                    .chain(last -> store.save(tx, policy, last + 1, clock.instant())
                            .replaceWith(new KnownPolicy(policy, last + 1)));
        });
    }

    /**
     * Removes the policy. What was decided by it stays explained: the explanation has its name and rules.
     *
     * @throws org.unisson.chassis.rest.ProblemException 404 where there is none; 412 where somebody changed it meanwhile
     */
    public Uni<Void> remove(Transaction tx, String id, String ifMatch) {
        return store.lock(tx).chain(() -> store.find(tx, id)).chain(known -> {
            long version = known.orElseThrow(
                            () -> Problem.notFound("sourcing policy", id).asException())
                    .version();
            Versions.requireMatch(ifMatch, version);
            return store.remove(tx, id);
        });
    }

    private Uni<Void> requireFree(Transaction tx, SourcingPolicy policy) {
        return store.holder(tx, policy.scope())
                .invoke(holder -> holder.filter(known -> !known.policy().id().equals(policy.id()))
                        .ifPresent(other -> {
                            throw Problem.conflict(
                                            "scope-taken",
                                            "The policy " + other.policy().id() + " is for the same channel and brand.")
                                    .asException();
                        }))
                .replaceWithVoid();
    }
}
