package org.unisson.catalog.search.domain;

import java.util.List;

/**
 * The best of what matches everything but prices, in order.
 *
 * @param termsVersion of the terms that were in force when it was looked for
 */
public record Candidates(long termsVersion, List<Candidate> products) {

    /** Their places among what was found. */
    public List<Hit> hits() {
        return products.stream().map(Candidate::hit).toList();
    }
}
