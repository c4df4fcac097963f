package org.unisson.catalog.quote.domain;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.chassis.values.Gln;

/** A published operation with its condition compiled; what follows from its content is worked out once, not per basket. */
public final class LiveOperation {

    private static final int TURN_OF_TOTALS = 2;
    private static final int TURN_OF_GIFTS = 3;

    private final Operation operation;
    private final Condition condition;
    private final int turn;
    private final int priority;
    private final boolean reduces;
    private final String stackingGroup;
    private final List<String> currencies;
    private final Set<String> channels;
    private final Set<String> stores;

    public LiveOperation(Operation operation, Condition condition) {
        OperationContent content = operation.content();
        this.operation = operation;
        this.condition = condition;
        this.turn = content.effects().stream().mapToInt(Effect::turn).max().orElseThrow();
        this.priority = content.priority();
        this.reduces = content.effects().stream().anyMatch(effect -> effect.turn() < TURN_OF_GIFTS);
        this.currencies = content.effects().stream()
                .map(Effect::currency)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        this.channels = Set.copyOf(content.channels());
        this.stores = content.stores().stream().map(Gln::number).collect(Collectors.toUnmodifiableSet());
        String byItself = turn == TURN_OF_TOTALS ? "totals" : "lines";
        this.stackingGroup = content.stackingGroup() == null ? byItself : content.stackingGroup();
    }

    public UUID id() {
        return operation.operationId();
    }

    public OperationContent content() {
        return operation.content();
    }

    public Condition condition() {
        return condition;
    }

    /** Whether it depends on what is in the basket. */
    boolean isConditional() {
        return condition != Condition.NONE;
    }

    /** In which turn it is counted. */
    int turn() {
        return turn;
    }

    /** The higher one comes first. */
    int priority() {
        return priority;
    }

    /** Of operations in one group only one reduces a line. */
    String stackingGroup() {
        return stackingGroup;
    }

    /** Whether it takes money off. */
    boolean reduces() {
        return reduces;
    }

    /** Whether it can be given on prices in that currency. */
    boolean isIn(String currency) {
        return currencies.isEmpty() || currencies.equals(List.of(currency));
    }

    /** Whether it is on that channel; null: one that is not known. */
    boolean isOn(String channel) {
        return channels.isEmpty() || channel != null && channels.contains(channel);
    }

    /** Whether it names that store. */
    boolean names(String store) {
        return stores.contains(store);
    }

    /** Whether it leaves out that SKU. */
    boolean excludes(String sku) {
        return content().targets().excludedSkus().contains(sku);
    }
}
