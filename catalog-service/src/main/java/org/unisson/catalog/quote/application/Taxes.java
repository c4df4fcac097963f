package org.unisson.catalog.quote.application;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.chassis.values.Money;

/** Value added tax, which is part of every price. */
@ConfigMapping(prefix = "unisson.tax")
public interface Taxes {

    /** Class of what no other class is configured for. */
    String STANDARD = "standard";

    /** Where it is sold, ISO 3166-1 alpha-2. */
    String country();

    /** Rates in basis points, by country and class. */
    Map<String, Map<String, Integer>> rates();

    /** Classes by the category that they are for; the narrowest one counts. */
    Map<String, String> classes();

    /** A share of tax in a price. @param rate basis points @param amount of it, rounded half-up once */
    record Part(String taxClass, int rate, Money amount) {}

    /** The tax in an amount that includes it. */
    default Part in(Money total, String category) {
        String taxClass = STANDARD;
        for (String path : Targets.paths(category)) {
            taxClass = classes().getOrDefault(path, taxClass);
        }
        int rate = rates().getOrDefault(country(), Map.of()).getOrDefault(taxClass, 0);
        return new Part(taxClass, rate, total.share(rate, 10_000L + rate));
    }
}
