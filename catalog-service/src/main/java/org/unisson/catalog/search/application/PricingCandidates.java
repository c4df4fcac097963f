package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.quote.application.CurrentTerms;
import org.unisson.catalog.search.application.KnownProducts.Valued;
import org.unisson.catalog.search.domain.Candidate;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.domain.Matches;
import org.unisson.catalog.search.persistence.CandidateReads;
import org.unisson.catalog.search.persistence.CandidateReads.Articles;
import org.unisson.catalog.search.persistence.Looks.Look;

/** Prices what may be found as its page does: what is sorted, filtered and counted by is what is then shown. */
@Singleton
class PricingCandidates {

    // Prices cost something for each product: of very many, the best are looked at.
    private static final int MOST = 1_000;

    private final SelectingProducts selecting;
    private final CandidateReads reads;
    private final CurrentTerms terms;
    private final KnownProducts products;
    private final KnownSearches searches;

    PricingCandidates(
            SelectingProducts selecting,
            CandidateReads reads,
            CurrentTerms terms,
            KnownProducts products,
            KnownSearches searches) {
        this.selecting = selecting;
        this.reads = reads;
        this.terms = terms;
        this.products = products;
        this.searches = searches;
    }

    /** What matches at that instant, with its prices. */
    Uni<Matches> of(Criteria criteria, Question question, Instant now) {
        return selecting.look(criteria, question.shopper(), now).chain(look -> searches.find(
                        criteria, question, look, now)
                .map(known -> Uni.createFrom().item(known))
                .orElseGet(() -> of(criteria, question, look, now)));
    }

    private Uni<Matches> of(Criteria criteria, Question question, Look look, Instant now) {
        Occasion occasion = new Occasion(
                question.channel(), question.location(), question.shopper().segments(), now);
        long version = searches.version();
        return selecting.best(look, criteria, now, Hit.BEFORE_ALL, MOST).chain(candidates -> {
            Map<UUID, Valued> valued = new HashMap<>();
            for (Candidate candidate : candidates.products()) {
                Valued found = products.find(candidate, candidates.termsVersion(), occasion);
                if (found != null) {
                    valued.put(candidate.productId(), found);
                }
            }
            List<UUID> missing = candidates.products().stream()
                    .map(Candidate::productId)
                    .filter(id -> !valued.containsKey(id))
                    .toList();
            return (missing.isEmpty()
                            ? Uni.createFrom().item(candidates.termsVersion())
                            : value(missing, question, occasion, valued))
                    // Prices under two versions of the terms would not be in one order.
                    .chain(priced -> priced != 0 && priced != candidates.termsVersion()
                            ? of(criteria, question, now)
                            : Uni.createFrom()
                                    .item(matches(candidates, criteria, valued))
                                    .invoke(matches -> {
                                        if (valued.size()
                                                == candidates.products().size()) {
                                            searches.keep(
                                                    criteria, question, look, now, version, matches, valued.values());
                                        }
                                    }));
        });
    }

    /** Adds what has to be read, and returns the version of the terms that it was priced under; 0: nothing is there. */
    private Uni<Long> value(List<UUID> missing, Question question, Occasion occasion, Map<UUID, Valued> valued) {
        return terms.with(() -> reads.articles(missing, question, occasion.at()), Articles::termsVersion)
                .map(inForce -> {
                    Articles read = inForce.read();
                    read.products()
                            .forEach(product -> valued.put(
                                    product.productId(),
                                    products.value(product, inForce.terms(), occasion, read.buyer())));
                    return read.products().isEmpty() ? 0 : inForce.terms().version();
                });
    }

    private static Matches matches(Candidates candidates, Criteria criteria, Map<UUID, Valued> valued) {
        return Matches.of(candidates, MOST, criteria, candidate -> {
            Valued found = valued.get(candidate.productId());
            return found == null ? null : candidate.matching(found.price(), criteria.sort());
        });
    }
}
