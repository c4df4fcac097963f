package org.unisson.order.brandpolicy.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Sku;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.brandpolicy.domain.BrandPolicy.Objection;
import org.unisson.order.cart.domain.Adder;
import org.unisson.order.goods.domain.Article;

/** A brand is sold as it wants to be (R32). */
public final class BrandRules {

    private BrandRules() {}

    /** A line. @param pointer where it stands in the request @param addedBy who has put it into the cart, or null */
    public record Line(String pointer, Sku sku, Adder addedBy) {}

    /**
     * How it is sold.
     *
     * @param by who checks it out or places it, or null
     * @param appointment reference of what was agreed upon, or null
     */
    public record Sale(String channel, Adder by, String appointment) {}

    /**
     * Refuses what may not be sold so. The named seller is who has put the line into the cart, or who checks it out.
     *
     * @throws org.unisson.chassis.rest.ProblemException 422 {@code brand-policy} with each line and why
     */
    public static void require(Sale sale, List<Line> lines, Map<Sku, Article> known) {
        List<Violation> wrong = new ArrayList<>();
        for (Line line : lines) {
            Article article = known.get(line.sku());
            if (article != null) {
                article.brand()
                        .flatMap(policy -> against(policy, line, sale))
                        .ifPresent(objection -> wrong.add(new Violation(line.pointer(), objection.why())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                            "/problems/brand-policy",
                            "The request names something that cannot be",
                            422,
                            wrong.getFirst().message(),
                            wrong)
                    .asException();
        }
    }

    /** Either may be the named one: a line that a colleague has put there is sold by who checks it out. */
    private static Optional<Objection> against(BrandPolicy policy, Line line, Sale sale) {
        Optional<Objection> added = policy.against(sale.channel(), seller(line.addedBy()), sale.appointment());
        return added.isEmpty() ? added : policy.against(sale.channel(), seller(sale.by()), sale.appointment());
    }

    /** The subject of the seller's token; null: no seller. */
    public static String seller(Adder adder) {
        return adder != null && adder.kind() == Adder.Kind.SELLER ? adder.subject() : null;
    }
}
