package org.unisson.catalog.coherence.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unisson.catalog.quote.domain.Sales.NOW;
import static org.unisson.catalog.quote.domain.Sales.article;
import static org.unisson.catalog.quote.domain.Sales.content;
import static org.unisson.catalog.quote.domain.Sales.euros;
import static org.unisson.catalog.quote.domain.Sales.on;
import static org.unisson.catalog.quote.domain.Sales.operation;
import static org.unisson.catalog.quote.domain.Sales.price;
import static org.unisson.catalog.quote.domain.Sales.terms;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.Terms;

class CoherenceTest {

    private static final Terms WEB_SALE =
            terms(operation(1, on(content(Targets.EVERYTHING, new Effect.Percentage(1000)), "web")));

    @Test
    void reducedOnTheWebAndCheaperInTheStoreIsFoundWithItsPair() {
        Article article = article("SHIRT", price("web", 2000), price("store", 1799));

        assertThat(Coherence.at(WEB_SALE, article, NOW)).singleElement().satisfies(found -> {
            assertThat(found.reduced().channel()).isEqualTo("web");
            assertThat(found.reduced().price()).isEqualTo(euros(1800));
            assertThat(found.cheaper().channel()).isEqualTo("store");
            assertThat(found.cheaper().price()).isEqualTo(euros(1799));
        });
    }

    @Test
    void theSamePriceToTheCentIsNone() {
        assertThat(Coherence.at(WEB_SALE, article("SHIRT", price("web", 2000), price("store", 1800)), NOW))
                .isEmpty();
    }

    @Test
    void cheaperInTheStoreWithAReductionOfItsOwnIsNone() {
        Terms both = terms(operation(1, new Effect.Percentage(1000)));

        assertThat(Coherence.at(both, article("SHIRT", price("web", 2000), price("store", 1700)), NOW))
                .isEmpty();
    }

    @Test
    void theGuardSeesWhatComesByTheClockWithItsPeriod() {
        Instant begin = NOW.plusSeconds(3600);
        Instant end = NOW.plusSeconds(7200);
        Article article = article("SHIRT", price(null, 2000), Price.of("store", euros(1000), begin, end));

        assertThat(Coherence.at(WEB_SALE, article, NOW)).isEmpty();
        assertThat(Coherence.from(WEB_SALE, article, NOW)).singleElement().satisfies(found -> {
            assertThat(found.from()).isEqualTo(begin);
            assertThat(found.until()).isEqualTo(end);
        });
    }

    /** Whatever prices are to come: the guard finds something if, and only if, the check would find it at some instant. */
    @Property(tries = 300)
    void guardAndCheckAgree(
            @ForAll @IntRange(min = 1_000, max = 3_000) int web,
            @ForAll @IntRange(min = 1_000, max = 3_000) int store,
            @ForAll @IntRange(min = 0, max = 20) int from,
            @ForAll @IntRange(min = 1, max = 20) int lasts) {
        Instant begin = NOW.plusSeconds(86_400L * from);
        Article article = article(
                "SHIRT",
                price(null, 2000),
                price("web", web),
                Price.of("store", euros(store), begin, begin.plusSeconds(86_400L * lasts)));

        boolean found = false;
        for (Instant at = NOW; at != null; at = WEB_SALE.nextChange(article, at)) {
            found |= !Coherence.at(WEB_SALE, article, at).isEmpty();
        }

        assertThat(!Coherence.from(WEB_SALE, article, NOW).isEmpty()).isEqualTo(found);
    }
}
