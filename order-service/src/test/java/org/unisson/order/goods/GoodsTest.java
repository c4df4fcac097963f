package org.unisson.order.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.persistence.OwnContext;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.persistence.Transactions;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.local.testing.LocalStack;
import org.unisson.order.bundle.domain.Bundle;
import org.unisson.order.goods.application.Goods;
import org.unisson.order.goods.domain.Article;
import org.unisson.order.goods.domain.Product;
import org.unisson.order.ordering.Shop;
import org.unisson.order.testing.Others;

/** What is known of goods, whoever has told it and in whatever order. */
@QuarkusTest
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "order-service"))
class GoodsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    OwnContext contexts;

    @Inject
    Transactions transactions;

    @Inject
    Goods goods;

    @Inject
    Shop shop;

    @Inject
    Others others;

    private final UUID product = Ids.next();
    private final Sku outfit = new Sku("OUTFIT-" + product);

    @Test
    void whatIsToldAgainFromTheBeginningChangesNothing() {
        Sku shirt = new Sku("SHIRT-" + product);
        Product old = new Product(product, 4, true, "alize", List.of(outfit), List.of(bundle(shirt)));
        Product now = new Product(product, 5, false, null, List.of(outfit), List.of());
        put(now);

        put(old);

        assertThat(known().sellable()).isFalse();
        assertThat(known().bundle()).isEmpty();
    }

    @Test
    void theNewestIsWrittenDownAgainWhoeverHasSeenIt() {
        Sku shirt = new Sku("SHIRT-" + product);
        put(new Product(product, 5, true, null, List.of(outfit), List.of()));

        put(new Product(product, 5, true, null, List.of(outfit), List.of(bundle(shirt))));

        assertThat(known().bundle()).contains(bundle(shirt));
    }

    @Test
    void oneStatementTellsAllThatTheTermsOfAnOrderNeed() {
        Sku shirt = new Sku(shop.sku(20_00));
        Sku unknown = new Sku("NONE-" + product);
        Gln store = new Gln(others.store());
        String channel = shop.web();
        put(new Product(product, 1, true, null, List.of(outfit), List.of(bundle(shirt))));

        Goods.Offered offered = read(tx -> goods.offered(
                tx,
                new Goods.Wanted(
                        channel,
                        Instant.now(),
                        List.of(outfit, unknown, outfit),
                        List.of(store, new Gln("3012345000017")))));

        assertThat(offered.articles()).containsOnlyKeys(outfit, shirt);
        assertThat(offered.prices()).isEqualTo(Map.of(shirt, new Money(20_00, "EUR")));
        assertThat(offered.locations()).contains(store).hasSizeLessThanOrEqualTo(2);
    }

    private Bundle bundle(Sku part) {
        return new Bundle(outfit, List.of(new Bundle.Part(part, 2)));
    }

    private Article known() {
        return read(tx -> goods.of(tx, List.of(outfit))).get(outfit);
    }

    private void put(Product told) {
        contexts.run(() -> transactions.run(tx -> goods.put(tx, List.of(told))))
                .await()
                .atMost(PATIENCE);
    }

    private <T> T read(Function<Transaction, Uni<T>> question) {
        return contexts.run(() -> transactions.read(question)).await().atMost(PATIENCE);
    }
}
