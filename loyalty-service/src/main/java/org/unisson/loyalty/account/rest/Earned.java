package org.unisson.loyalty.account.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.unisson.loyalty.account.domain.Earning;
import org.unisson.loyalty.account.domain.EarningRules;
import org.unisson.loyalty.account.domain.PurchaseFact;

/**
 * What a basket would earn.
 *
 * @param points of all of it, rounded down once
 * @param activeAt from when on they could be spent; absent: at once
 * @param expiresAt the first instant at which they could not any more; absent: never
 * @param lines in the order of the basket's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Earned(long points, Instant activeAt, Instant expiresAt, List<Line> lines) {

    /** A line. @param multiplier hundredths, all rules included @param rules that apply, in their order */
    record Line(String sku, int multiplier, List<EarningRules.Bonus> rules) {

        private static Line of(PurchaseFact.Weighed line) {
            return new Line(line.sku(), line.multiplier(), line.bonuses());
        }
    }

    static Earned of(Earning.Preview preview) {
        return new Earned(
                preview.points(),
                preview.life().activeAt(),
                preview.life().expiresAt(),
                preview.lines().stream().map(Line::of).toList());
    }
}
