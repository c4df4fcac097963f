package org.unisson.catalog.search.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.quote.domain.ShownPrices.Validity;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Suggestion;
import org.unisson.catalog.search.persistence.Looks.Look;
import org.unisson.catalog.search.persistence.Suggestions;

/**
 * Suggests what somebody may be typing. Many type the same first letters: what was suggested is remembered as long as
 * {@link KnownSearches} are, since names of brands and categories are terms.
 */
@Singleton
class Suggesting {

    private static final int MOST = 20_000;

    private final Cache<Typed, Said> known =
            Caffeine.newBuilder().maximumSize(MOST).build();
    private final CurrentIndex current;
    private final Suggestions suggestions;

    Suggesting(CurrentIndex current, Suggestions suggestions) {
        this.current = current;
        this.suggestions = suggestions;
    }

    /** @param hidden what is not there for who types */
    private record Typed(List<String> words, String language, String channel, int limit, Set<UUID> hidden) {}

    /** @param version of the index */
    private record Said(long version, Validity validity, List<Suggestion> suggestions) {}

    /** @param words in lower case, letters and digits only, at least one */
    Uni<List<Suggestion>> of(List<String> words, String language, Question question, int limit, Instant now) {
        return current.look(Criteria.ofWords(null, question.channel()), question.shopper(), now)
                .chain(look -> {
                    Typed typed = new Typed(words, language, question.channel(), limit, look.hidden());
                    long version = current.index().version();
                    Said said = known.getIfPresent(typed);
                    return said != null
                                    && said.version() == version
                                    && said.validity().holds(look.termsVersion(), now)
                            ? Uni.createFrom().item(said.suggestions())
                            : suggestions
                                    .of(words, language, question, limit, now)
                                    .invoke(found -> keep(typed, version, look, now, found));
                });
    }

    private void keep(Typed typed, long version, Look look, Instant now, List<Suggestion> found) {
        Instant until = current.nextChange(now);
        if (version == current.index().version()) {
            known.put(typed, new Said(version, new Validity(look.termsVersion(), now, until), found));
        }
    }
}
