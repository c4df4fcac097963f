package org.unisson.catalog.search.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.quote.domain.ShownPrices.Validity;
import org.unisson.catalog.search.application.KnownProducts.Valued;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Matches;
import org.unisson.catalog.search.persistence.Looks.Look;

/**
 * What searches have found, with its prices, so that what many look for is not found and priced for each of them. It is
 * right under the same terms while nothing in the index changes, until the next instant at which a price, an operation or
 * an assortment begins or ends; no timer and no message is trusted.
 */
@Singleton
class KnownSearches {

    // A hit takes some fifty bytes: at most a twentieth of the memory.
    private static final long MOST_HITS = Runtime.getRuntime().maxMemory() / 1_000;

    private final Cache<Asked, Found> known = Caffeine.newBuilder()
            .maximumWeight(MOST_HITS)
            .weigher(
                    (Asked asked, Found found) -> 1 + found.matches().products().size())
            .build();
    private final CurrentIndex current;

    KnownSearches(CurrentIndex current) {
        this.current = current;
    }

    /**
     * What is looked for, by whom.
     *
     * @param words what was typed, as it was understood; or null
     * @param hidden what is not there for who asks
     */
    private record Asked(Criteria criteria, String words, String location, Set<String> segments, Set<UUID> hidden) {

        static Asked of(Criteria criteria, Question question, Look look) {
            return new Asked(
                    criteria,
                    look.words(),
                    question.location(),
                    question.shopper().segments(),
                    look.hidden());
        }
    }

    /** @param version of the index */
    private record Found(long version, Validity validity, Matches matches) {}

    /** Of the index; to be read before anything is looked for in it. */
    long version() {
        return current.index().version();
    }

    /** What that search found when it was made, if it would find the same now. */
    Optional<Matches> find(Criteria criteria, Question question, Look look, Instant now) {
        // Shelves are no part of the index.
        if (criteria.isByStock()) {
            return Optional.empty();
        }
        Found found = known.getIfPresent(Asked.of(criteria, question, look));
        return found == null
                        || found.version() != version()
                        || !found.validity().holds(look.termsVersion(), now)
                ? Optional.empty()
                : Optional.of(found.matches());
    }

    /**
     * Remembers what was found, unless it is for who asks alone or the index has changed meanwhile.
     *
     * @param version of the index before
     * @param valued the prices of all of it
     */
    void keep(
            Criteria criteria,
            Question question,
            Look look,
            Instant now,
            long version,
            Matches matches,
            Collection<Valued> valued) {
        if (criteria.isByStock() || valued.stream().anyMatch(one -> one.validity() == null) || version != version()) {
            return;
        }
        Validity validity = new Validity(look.termsVersion(), now, current.nextChange(now));
        for (Valued one : valued) {
            validity = validity.upTo(one.validity().until());
        }
        known.put(Asked.of(criteria, question, look), new Found(version, validity, matches));
    }
}
