package org.unisson.order.exchange.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.application.RequireSold;
import org.unisson.order.brandpolicy.application.BrandRules;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.exchange.application.ExchangeRequest.Taking;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;

/** What is taken for goods that came back is a sale: its channel must sell it so (R23), and its brand want it so (R32). */
@ApplicationScoped
class RequireSoldSo {

    private final Goods goods;
    private final Clock clock;

    RequireSoldSo(Goods goods, Clock clock) {
        this.goods = goods;
        this.clock = clock;
    }

    /** @throws org.unisson.chassis.rest.ProblemException 409 not-sold-here, 422 brand-policy, naming what is taken */
    Uni<Void> require(Transaction tx, ExchangeRequest request) {
        Instant now = clock.instant();
        return goods.of(tx, request.take().stream().map(Taking::sku).distinct().toList())
                .invoke(known -> require(request, known, now))
                .replaceWithVoid();
    }

    private static void require(ExchangeRequest request, Map<Sku, Article> known, Instant now) {
        boolean sent = request.fulfilment().method() == Fulfilment.Method.SHIP;
        List<RequireSold.Line> assorted = new ArrayList<>();
        List<BrandRules.Line> branded = new ArrayList<>();
        for (int index = 0; index < request.take().size(); index++) {
            Sku sku = request.take().get(index).sku();
            assorted.add(new RequireSold.Line("/take/" + index, sku, sent));
            branded.add(new BrandRules.Line("/take/" + index, sku, null));
        }
        RequireSold.require(request.channel(), assorted, known, now);
        // What was announced was agreed upon then: whoever takes the goods in is not its seller.
        request.served()
                .ifPresent(served -> BrandRules.require(
                        new BrandRules.Sale(request.channel(), served.by(), served.appointment()), branded, known));
    }
}
