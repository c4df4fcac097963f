package org.unisson.customer.identity.domain;

import java.util.List;
import java.util.Optional;

/**
 * Two customers that may be one person: somebody should look.
 *
 * @param probability from 0 to 1
 * @param because what agrees and what does not, without any value
 */
public record Proposal(Pair pair, double probability, List<String> because) {

    /** Empty where they are too unlike, or so like that no one need be asked. */
    static Optional<Proposal> of(Traits one, Traits other, Matching matching, MatchRules rules) {
        Comparison comparison = matching.compare(one, other);
        return comparison.probability() >= rules.reviewFrom()
                ? Optional.of(new Proposal(
                        Pair.of(one.customerId(), other.customerId()), comparison.probability(), comparison.because()))
                : Optional.empty();
    }
}
