package org.unisson.catalog.product.application;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.product.application.StoringProducts.Saying;
import org.unisson.catalog.product.domain.Product;
import org.unisson.catalog.writing.Outcome;
import org.unisson.catalog.writing.Succession;
import org.unisson.chassis.rest.Problem;

/** Decides one saying after the other, each on what the ones before it have left. */
final class Decisions {

    private final Succession<UUID, Product> products;
    private final Rules rules;
    private final Instant now;

    Decisions(Succession<UUID, Product> products, Rules rules, Instant now) {
        this.products = products;
        this.rules = rules;
        this.now = now;
    }

    Outcome decide(Saying saying) {
        Product before = products.before(saying.productId(), saying.ifMatch());
        if (before != null && before.isOf(saying.content())) {
            return products.same(saying.productId());
        }
        Optional<Problem> refusal = rules.refusal(saying.productId(), saying.content());
        if (refusal.isPresent()) {
            return new Outcome.Refused(refusal.get());
        }
        rules.take(saying.productId(), saying.content());
        long version = products.version(saying.productId()) + 1;
        return products.become(saying.productId(), new Product(saying.productId(), version, saying.content(), now));
    }
}
