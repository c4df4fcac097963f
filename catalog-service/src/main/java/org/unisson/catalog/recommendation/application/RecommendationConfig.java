package org.unisson.catalog.recommendation.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What counts for recommendations, and what is left out of them. */
@ConfigMapping(prefix = "unisson.recommendations")
public interface RecommendationConfig {

    /** A sale that much older counts half. Taken when the first sale is counted; see the README for changing it. */
    @WithDefault("P30D")
    Duration halfLife();

    /** For how many days what somebody has bought is not recommended to them, where its category says nothing else. */
    @WithDefault("90")
    int notAgainForDays();

    /** How much popularity counts beside what is bought together; measured, see the decision record. */
    @WithDefault("1")
    double popularity();

    /** A pair that this many baskets hold counts half of what it says; one of many baskets nearly all. */
    @WithDefault("5")
    double doubt();

    /** How much it counts for somebody that they have bought it before, where its category lets it come again. */
    @WithDefault("5")
    double habit();

    /** With how many others a product is counted; those bought with it least are dropped from time to time. */
    @WithDefault("100")
    int mostTogether();

    /** How often what is weak is dropped. */
    @WithDefault("PT5M")
    Duration tidyInterval();
}
