package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.catalog.page.application.ReadingOffers;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.search.domain.Hit;
import org.unisson.catalog.search.persistence.Hits;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Finds offers by words, in two round trips: which ones, then their pages. */
@ApplicationScoped
public class Searching {

    private static final int LONGEST_TEXT = 200;

    private final Hits hits;
    private final ReadingOffers offers;

    Searching(Hits hits, ReadingOffers offers) {
        this.hits = hits;
        this.offers = offers;
    }

    /** A page of offers with the cursor of the next one. */
    public record Found(Answered<List<Offer>> offers, String next) {}

    /**
     * Finds a page of offers, the best first.
     *
     * @param text words as people type them; without any, everything by id
     * @param cursor of the page before, or null
     */
    public Uni<Found> find(String text, Question question, int limit, String cursor) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw Problem.invalid("q", "at most " + LONGEST_TEXT + " characters")
                    .asException();
        }
        Hit after = after(cursor);
        Uni<List<Hit>> found =
                text == null || text.isBlank() ? hits.all(after, limit + 1) : hits.of(text, after, limit + 1);
        return found.map(all -> Page.of(all, limit, Hit::key)).chain(page -> offers.products(
                        page.items().stream().map(Hit::productId).toList(), question)
                .map(answered -> new Found(answered, page.next())));
    }

    private static Hit after(String cursor) {
        String key = Page.after(cursor);
        try {
            return key.isEmpty() ? Hit.BEFORE_ALL : Hit.at(key);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }
}
