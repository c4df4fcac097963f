package org.unisson.loyalty.gesture.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Versions;
import org.unisson.loyalty.gesture.domain.GesturePolicy;

/** Changes what is given from now on. */
@ApplicationScoped
public class SaveGesturePolicy {

    private final GesturePolicies policies;
    private final Clock clock;

    SaveGesturePolicy(GesturePolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * Saves the next version; the same again makes none.
     *
     * @param wanted whatever its version
     * @param ifMatch the version that was edited, as an ETag; null: whatever is there
     * @throws org.unisson.chassis.rest.ProblemException 412 where ifMatch is not the current version, or is not any more
     */
    public Uni<GesturePolicy> save(Transaction tx, GesturePolicy wanted, String ifMatch, String author) {
        return policies.current(tx).chain(current -> {
            Versions.requireMatch(ifMatch, current.version());
            if (current.version() > 0 && current.saysAs(wanted)) {
                return Uni.createFrom().item(current);
            }
            GesturePolicy next = wanted.as(current.version() + 1);
            return policies.add(tx, next, author, clock.instant())
                    .map(added -> added.orElseThrow(() -> Problem.changedMeanwhile(
                                    "Version " + next.version() + " was saved by somebody else at the same moment.")
                            .asException()));
        });
    }
}
