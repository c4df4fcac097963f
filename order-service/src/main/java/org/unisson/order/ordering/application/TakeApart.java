package org.unisson.order.ordering.application;

import java.util.Optional;
import java.util.stream.Stream;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.goods.application.Goods.Offered;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.ordering.application.OrderTermsCheck.Agreed;
import org.unisson.order.ordering.domain.OrderLine;
import org.unisson.order.ordering.domain.TakenApart;

/** Takes the bundles of an order apart, as there is stock of their parts alone. */
final class TakeApart {

    private TakeApart() {}

    /** The same with the parts of each bundle in its place. */
    static Agreed of(Agreed agreed, Offered offered) {
        return agreed.with(
                agreed.lines().stream().flatMap(line -> apart(line, offered)).toList());
    }

    private static Stream<OrderLine> apart(OrderLine line, Offered offered) {
        Optional<Bundle> bundle =
                Optional.ofNullable(offered.articles().get(line.sku())).flatMap(Article::bundle);
        return bundle.map(of -> TakenApart.of(
                        line, of, of.weights(offered.prices(), line.total().currency()))
                        .stream())
                .orElseGet(() -> Stream.of(line));
    }
}
