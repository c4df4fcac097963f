package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.search.domain.Candidates;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.catalog.search.domain.Facets;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.domain.Matches;
import org.unisson.catalog.search.domain.Suggestion;
import org.unisson.chassis.rest.Page;

/** Finds offers by words, properties, price and place; tells how they differ, and what somebody may be typing. */
@ApplicationScoped
public class Finding {

    private static final int MOST_WORDS = 8;

    private final SelectingProducts selecting;
    private final Labelling labelling;
    private final PricingCandidates pricing;
    private final Suggesting suggesting;
    private final ReadingOffers offers;
    private final Clock clock;

    Finding(
            SelectingProducts selecting,
            Labelling labelling,
            PricingCandidates pricing,
            Suggesting suggesting,
            ReadingOffers offers,
            Clock clock) {
        this.selecting = selecting;
        this.labelling = labelling;
        this.pricing = pricing;
        this.suggesting = suggesting;
        this.offers = offers;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param facets null where they were not asked for
     */
    public record Found(Answered<List<Offer>> offers, String next, Facets facets) {}

    /**
     * Finds a page of offers.
     *
     * @param cursor of the page before, or null
     * @param facetsIn tag of the language in which facets are wanted, or null: none are
     */
    public Uni<Found> find(Criteria criteria, Question question, int limit, String cursor, String facetsIn) {
        Instant now = clock.instant();
        Hit after = Cursors.after(cursor);
        if (!criteria.isByPrice() && facetsIn == null) {
            return selected(criteria, question, after, limit, now).chain(hits -> answer(hits, question, limit, null));
        }
        return pricing.of(criteria, question, now).chain(matches -> hits(matches, criteria, question, after, limit, now)
                .chain(hits -> (facetsIn == null
                                ? Uni.createFrom().<Facets>nullItem()
                                : labelling.of(matches, facetsIn))
                        .chain(facets -> answer(hits, question, limit, facets))));
    }

    private Uni<List<Hit>> hits(
            Matches matches, Criteria criteria, Question question, Hit after, int limit, Instant now) {
        // Without words or prices there is no end to pages, however many products are counted.
        return criteria.isByPrice() || criteria.text() != null
                ? Uni.createFrom().item(matches.after(after, limit + 1))
                : selected(criteria, question, after, limit, now);
    }

    private Uni<List<Hit>> selected(Criteria criteria, Question question, Hit after, int limit, Instant now) {
        return selecting
                .best(criteria, question.shopper(), now, after, limit + 1)
                .map(Candidates::hits);
    }

    private Uni<Found> answer(List<Hit> hits, Question question, int limit, Facets facets) {
        Page<Hit> page = Page.of(hits, limit, Hit::key);
        return offers.products(page.items().stream().map(Hit::productId).toList(), question)
                .map(answered -> new Found(answered, page.next(), facets));
    }

    /** What begins as what is typed; nothing where no letter or digit is. */
    public Uni<List<Suggestion>> suggest(String typed, String language, Question question, int limit) {
        List<String> words = Arrays.stream(typed.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return words.isEmpty()
                ? Uni.createFrom().item(List.of())
                : suggesting.of(words, language, question, limit, clock.instant());
    }
}
