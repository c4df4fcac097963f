package org.unisson.catalog.quote.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.catalog.brand.domain.BrandPolicy;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.price.domain.ListSettings;
import org.unisson.catalog.price.domain.NamedList;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceRules;

/** R32: what a brand does not want is never applied, whoever wrote it. */
class NeverReducedTest {

    private static final BrandPolicy NO_DISCOUNTS = new BrandPolicy(false, false, true, null, null);

    @Test
    void noOperationLowersIt() {
        LiveOperation half = Sales.operation(1, new Effect.Percentage(5_000));
        Article article = Sales.article("A", 1_000);

        assertThat(shown(terms(NO_DISCOUNTS, half), article)).isEqualTo(1_000);
        assertThat(shown(terms(BrandPolicy.NONE, half), article)).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"999,1000", "1000,1000", "1001,1001"})
    void aListMayRaiseItAndNotLowerIt(long listed, long paid) {
        Article article = Sales.article(
                "A", Sales.price(null, 1_000), new Price(null, "club", Sales.euros(listed), null, null, null));

        assertThat(shown(terms(NO_DISCOUNTS), article)).isEqualTo(paid);
        assertThat(shown(terms(BrandPolicy.NONE), article)).isEqualTo(listed);
    }

    private static long shown(Terms terms, Article article) {
        return ShownPrice.of(terms, Sales.web(), Buyer.ANYONE, article)
                .orElseThrow()
                .price()
                .minor();
    }

    private static Terms terms(BrandPolicy policy, LiveOperation... operations) {
        ListSettings club = new ListSettings("Club", "EUR", List.of(), null, null, 1, "club prices");
        PriceRules rules = new PriceRules(Map.of("club", new NamedList("club", 1, club, Instant.EPOCH)), Map.of());
        return new Terms(1, rules, Map.of("web", false), Map.of("maison-alize", policy), List.of(operations));
    }
}
