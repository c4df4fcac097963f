package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Candidates.OfProduct;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Priced;
import org.unisson.catalog.search.persistence.CandidateReads;

/** Prices what may be found as its page does: what is sorted, filtered and counted by is what is then shown. */
@Singleton
class PricingCandidates {

    private final CandidateReads reads;
    private final CurrentTerms terms;

    PricingCandidates(CandidateReads reads, CurrentTerms terms) {
        this.reads = reads;
        this.terms = terms;
    }

    /** Candidates with their prices at that instant. */
    Uni<Priced> of(Criteria criteria, Question question, Instant now) {
        Occasion occasion = new Occasion(
                question.channel(), question.location(), question.shopper().segments(), now);
        return terms.with(() -> reads.of(criteria, question.shopper(), now), Candidates::termsVersion)
                .map(inForce -> {
                    Candidates candidates = inForce.read();
                    Map<UUID, Long> lowest = new LinkedHashMap<>();
                    for (OfProduct one : candidates.articles()) {
                        Long price = ShownPrice.withoutPrior(
                                        inForce.terms(), occasion, candidates.buyer(), one.article())
                                .map(shown -> shown.price().minor())
                                .orElse(null);
                        Long known = lowest.get(one.productId());
                        lowest.put(one.productId(), known == null || price != null && price < known ? price : known);
                    }
                    return new Priced(candidates.alike(), lowest);
                });
    }
}
