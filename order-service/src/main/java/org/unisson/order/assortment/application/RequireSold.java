package org.unisson.order.assortment.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.domain.Assortment;
import org.unisson.order.assortment.domain.Sellability;

/** A channel sells what it may at that instant, and in the way it may (R23). */
@ApplicationScoped
public class RequireSold {

    private final Assortments assortments;

    RequireSold(Assortments assortments) {
        this.assortments = assortments;
    }

    /** A line. @param pointer where it stands in the request @param sent whether it is sent to the customer */
    public record Line(String pointer, Sku sku, boolean sent) {}

    /** @throws org.unisson.chassis.rest.ProblemException 409 {@code not-sold-here} with each line and the rule it breaks */
    public Uni<Void> require(Transaction tx, String channel, List<Line> lines, Instant at) {
        return refuse(tx, channel, lines, at, (line, may) -> !may.allows(line.sent()));
    }

    /**
     * What was sold to be sent alone is not handed over in another way. Whether the channel still sells it does not matter.
     *
     * @throws org.unisson.chassis.rest.ProblemException as above
     */
    public Uni<Void> requireSent(Transaction tx, String channel, List<Line> lines, Instant at) {
        return refuse(tx, channel, lines, at, (line, may) -> may == Sellability.DELIVERY_ONLY && !line.sent());
    }

    private Uni<Void> refuse(
            Transaction tx, String channel, List<Line> lines, Instant at, BiPredicate<Line, Sellability> breaks) {
        return assortments
                .of(tx, lines.stream().map(Line::sku).distinct().toList())
                .invoke(known -> {
                    List<Violation> broken = lines.stream()
                            .filter(line ->
                                    !sellability(known, line, channel, at).allows(line.sent()))
                            .map(line -> new Violation(
                                    line.pointer(), line.sku() + ": " + sellability(known, line, channel, at)))
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
                })
                .replaceWithVoid();
    }

    private static Sellability sellability(Map<Sku, Assortment> known, Line line, String channel, Instant at) {
        Assortment assortment = known.get(line.sku());
        return assortment == null ? Sellability.SELL : assortment.on(channel, at);
    }
}
