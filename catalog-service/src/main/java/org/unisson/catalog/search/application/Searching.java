package org.unisson.catalog.search.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.catalog.page.application.ReadingOffers.Answered;
import org.unisson.catalog.page.domain.Offer;
import org.unisson.catalog.page.domain.Question;
import org.unisson.catalog.search.domain.Criteria;
import org.unisson.chassis.rest.Problem;

/** Finds offers by words alone. */
@ApplicationScoped
public class Searching {

    private final Finding finding;

    Searching(Finding finding) {
        this.finding = finding;
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
        return finding.find(criteria(text, question), question, limit, cursor, null)
                .map(found -> new Found(found.offers(), found.next()));
    }

    private static Criteria criteria(String text, Question question) {
        try {
            return Criteria.ofWords(text, question.channel());
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid("q", wrong.getMessage()).asException();
        }
    }
}
