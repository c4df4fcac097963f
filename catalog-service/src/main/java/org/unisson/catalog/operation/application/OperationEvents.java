package org.unisson.catalog.operation.application;

import org.unisson.catalog.events.OperationChanged;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.Operation;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Gln;
import org.unisson.schemas.Topics;

/** What is told of operations. */
final class OperationEvents {

    private OperationEvents() {}

    static Event changed(Operation operation) {
        OperationContent content = operation.content();
        OperationChanged state = OperationChanged.newBuilder()
                .setOperationId(operation.operationId())
                .setVersion(operation.version())
                .setTitles(content.names().byLanguage())
                .setKind(content.kind().name())
                .setStatus(operation.status().name())
                .setBeginsAt(content.beginsAt())
                .setEndsAt(content.endsAt())
                .setChannels(content.channels())
                .setStores(content.stores().stream().map(Gln::number).toList())
                .setStoreGroups(content.storeGroups())
                .setEffects(content.effects().stream()
                        .map(OperationEvents::kind)
                        .distinct()
                        .toList())
                .setCoupon(content.coupon())
                .setQuotaId(content.quotaId())
                .setChangedAt(operation.changedAt())
                .build();
        return StateEvents.of(
                Topics.OPERATIONS,
                operation.operationId().toString(),
                operation.version(),
                state,
                operation.changedAt());
    }

    private static String kind(Effect effect) {
        return switch (effect) {
            case Effect.Percentage percentage -> "percentage";
            case Effect.Amount amount -> "amount";
            case Effect.FixedPrice fixed -> "fixed-price";
            case Effect.BuyGet buyGet -> "buy-get";
            case Effect.Bundle bundle -> "bundle";
            case Effect.Thresholds thresholds -> "thresholds";
            case Effect.FreeShipping free -> "free-shipping";
            case Effect.Gift gift -> "gift";
            case Effect.PointsMultiplier points -> "points-multiplier";
        };
    }
}
