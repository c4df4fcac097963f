package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.domain.Sellability;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;

/** A channel sells what it may at that instant, and in the way it may (R23). */
@ApplicationScoped
public class RequireSold {

    private final Goods goods;

    RequireSold(Goods goods) {
        this.goods = goods;
    }

    /** A line. @param pointer where it stands in the request @param sent whether it is sent to the customer */
    public record Line(String pointer, Sku sku, boolean sent) {}

    /** @throws org.unisson.chassis.rest.ProblemException 409 {@code not-sold-here} with each line and the rule it breaks */
    public static void require(String channel, List<Line> lines, Map<Sku, Article> known, Instant at) {
        refuse(channel, lines, known, at, (line, may) -> !may.allows(line.sent()));
    }

    /**
     * What was sold to be sent alone is not handed over in another way. Whether the channel still sells it does not matter.
     *
     * @throws org.unisson.chassis.rest.ProblemException as above
     */
    public Uni<Void> requireSent(Transaction tx, String channel, List<Line> lines, Instant at) {
        return known(tx, lines)
                .invoke(known -> refuse(
                        channel, lines, known, at, (line, may) -> may == Sellability.DELIVERY_ONLY && !line.sent()))
                .replaceWithVoid();
    }

    private Uni<Map<Sku, Article>> known(Transaction tx, List<Line> lines) {
        return goods.of(tx, lines.stream().map(Line::sku).distinct().toList());
    }

    private static void refuse(
            String channel,
            List<Line> lines,
            Map<Sku, Article> known,
            Instant at,
            BiPredicate<Line, Sellability> breaks) {
        List<Violation> broken = lines.stream()
                .filter(line -> breaks.test(line, sellability(known, line, channel, at)))
                .map(line -> new Violation(line.pointer(), line.sku() + ": " + sellability(known, line, channel, at)))
                .toList();
        if (!broken.isEmpty()) {
            throw new Problem(
                            "/problems/not-sold-here",
                            "The state of things does not allow it",
                            409,
                            "Channel " + channel + " does not sell " + broken.size() + " of the lines so: "
                                    + broken.getFirst().message(),
                            broken)
                    .asException();
        }
    }

    private static Sellability sellability(Map<Sku, Article> known, Line line, String channel, Instant at) {
        return Optional.ofNullable(known.get(line.sku()))
                .flatMap(Article::assortment)
                .map(assortment -> assortment.on(channel, at))
                .orElse(Sellability.SELL);
    }
}
