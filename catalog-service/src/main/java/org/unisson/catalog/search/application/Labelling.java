package org.unisson.catalog.search.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.catalog.search.domain.Facets;
import org.unisson.catalog.search.domain.Matches;
import org.unisson.catalog.search.persistence.FacetQueries;

/**
 * How what was found differs, in words. Of what is found again it is remembered: labels change the terms, and under other
 * terms nothing is found again.
 */
@Singleton
class Labelling {

    // By which they are, not by what they hold: gone with what was found.
    private final Cache<Matches, Map<String, Facets>> known =
            Caffeine.newBuilder().weakKeys().build();
    private final FacetQueries queries;

    Labelling(FacetQueries queries) {
        this.queries = queries;
    }

    /** @param language tag of labels */
    Uni<Facets> of(Matches matches, String language) {
        Map<String, Facets> said = known.get(matches, any -> new ConcurrentHashMap<>());
        Facets before = said.get(language);
        return before == null
                ? queries.facets(matches, language).invoke(facets -> said.put(language, facets))
                : Uni.createFrom().item(before);
    }
}
