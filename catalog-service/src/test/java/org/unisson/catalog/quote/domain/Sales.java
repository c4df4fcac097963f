package org.unisson.catalog.quote.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.unisson.catalog.operation.domain.Audience;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationStatus;
import org.unisson.catalog.operation.domain.Targets;
import org.unisson.catalog.price.domain.Occasion;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PriceList;
import org.unisson.catalog.price.domain.PriceRules;
import org.unisson.catalog.product.domain.Names;
import org.unisson.chassis.values.Money;

/** Operations, articles and occasions as tests name them. */
public final class Sales {

    public static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");
    public static final Instant BEGIN = NOW.minus(Duration.ofDays(5));
    public static final Instant END = NOW.plus(Duration.ofDays(5));

    private Sales() {}

    public static Terms terms(LiveOperation... operations) {
        return new Terms(1, PriceRules.NONE, Map.of("web", false, "store", true), List.of(operations));
    }

    public static LiveOperation operation(int number, Effect... effects) {
        return operation(number, content(Targets.EVERYTHING, effects));
    }

    public static LiveOperation operation(int number, OperationContent content) {
        return new LiveOperation(
                new Operation(new UUID(0, number), 1, OperationStatus.LIVE, content, BEGIN), Condition.NONE);
    }

    public static OperationContent content(Targets targets, Effect... effects) {
        return content(targets, 0, null, effects);
    }

    public static OperationContent content(Targets targets, int priority, String group, Effect... effects) {
        return new OperationContent(
                new Names("Soldes", null),
                null,
                BEGIN,
                END,
                null,
                null,
                null,
                null,
                targets,
                null,
                Arrays.asList(effects),
                group,
                priority,
                null,
                false,
                null);
    }

    /** The same on these channels alone. */
    public static OperationContent on(OperationContent content, String... channels) {
        return new OperationContent(
                content.names(),
                content.kind(),
                content.beginsAt(),
                content.endsAt(),
                List.of(channels),
                content.storeGroups(),
                content.stores(),
                content.audience(),
                content.targets(),
                content.condition(),
                content.effects(),
                content.stackingGroup(),
                content.priority(),
                content.budget(),
                content.coupon(),
                content.quotaId());
    }

    /** The same for who is invited alone. */
    public static OperationContent invited(OperationContent content) {
        return new OperationContent(
                content.names(),
                content.kind(),
                content.beginsAt(),
                content.endsAt(),
                content.channels(),
                content.storeGroups(),
                content.stores(),
                new Audience(List.of(), true),
                content.targets(),
                content.condition(),
                content.effects(),
                content.stackingGroup(),
                content.priority(),
                content.budget(),
                content.coupon(),
                content.quotaId());
    }

    public static Article article(String sku, long minor) {
        return article(sku, price(null, minor));
    }

    public static Article article(String sku, Price... prices) {
        PriceList list = new PriceList(List.of(prices));
        return new Article(
                sku,
                "women/shirts",
                "Maison Alizé",
                list,
                list.prices().stream()
                        .map(price -> new Article.Asked(price, Instant.EPOCH, null))
                        .toList());
    }

    public static Price price(String channel, long minor) {
        return Price.of(channel, euros(minor), null, null);
    }

    public static BasketLine line(String id, Article article, long quantity) {
        return new BasketLine(id, article, quantity);
    }

    public static Occasion web() {
        return new Occasion("web", null, Set.of(), NOW);
    }

    public static Money euros(long minor) {
        return new Money(minor, "EUR");
    }
}
