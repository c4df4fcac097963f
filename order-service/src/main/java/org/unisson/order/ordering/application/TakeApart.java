package org.unisson.order.ordering.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.bundle.application.Bundles;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.ordering.application.OrderTermsCheck.Agreed;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.TakenApart;
import org.unisson.order.reference.application.Prices;

/** Takes the bundles of an order apart, as there is stock of their parts alone. */
@ApplicationScoped
class TakeApart {

    private final Bundles bundles;
    private final Prices prices;

    TakeApart(Bundles bundles, Prices prices) {
        this.bundles = bundles;
        this.prices = prices;
    }

    /** The same with the parts of each bundle in its place. */
    Uni<Agreed> of(Transaction tx, String channel, Agreed agreed, Instant now) {
        List<Sku> skus = agreed.lines().stream().map(OrderLine::sku).distinct().toList();
        return bundles.of(tx, skus)
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(agreed)
                        : prices.effective(tx, channel, now, parts(known.values()))
                                .map(asked -> agreed.with(agreed.lines().stream()
                                        .flatMap(line -> apart(line, known.get(line.sku()), asked))
                                        .toList())));
    }

    private static Stream<OrderLine> apart(OrderLine line, Bundle bundle, Map<Sku, Money> asked) {
        return bundle == null
                ? Stream.of(line)
                : TakenApart.of(line, bundle, bundle.weights(asked, line.total().currency())).stream();
    }

    private static List<Sku> parts(Collection<Bundle> bundles) {
        return bundles.stream()
                .flatMap(bundle -> bundle.parts().stream())
                .map(Bundle.Part::sku)
                .distinct()
                .toList();
    }
}
