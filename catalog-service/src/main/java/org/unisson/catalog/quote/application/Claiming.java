package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.unisson.catalog.operation.persistence.OperationJson;
import org.unisson.catalog.quote.application.Quote.Claim;
import org.unisson.catalog.quote.persistence.LockRows;
import org.unisson.catalog.quote.persistence.LockRows.Held;
import org.unisson.catalog.quote.persistence.LockRows.Left;
import org.unisson.catalog.quote.persistence.QuoteRows.Stored;
import org.unisson.chassis.persistence.Transaction;

/** Takes all that a quote claims of coupons and budgets, or nothing. */
@Singleton
class Claiming {

    private final LockRows locks;
    private final ObjectMapper json;

    Claiming(LockRows locks, ObjectMapper json) {
        this.locks = locks;
        this.json = json;
    }

    /** Why nothing was taken; empty where all was. */
    Uni<Optional<String>> take(Transaction tx, Stored quote) {
        List<Claim> claims = List.of(OperationJson.read(json, quote.claims(), Claim[].class));
        List<UUID> operations = claims.stream().map(Claim::operationId).toList();
        List<String> codes =
                claims.stream().map(Claim::coupon).filter(Objects::nonNull).toList();
        return locks.hold(tx, quote.quoteId(), quote.customerId(), operations, codes)
                .chain(held -> {
                    Optional<String> refusal = claims.stream()
                            .map(claim -> refusal(claim, held))
                            .flatMap(Optional::stream)
                            .findFirst();
                    return refusal.isPresent()
                            ? Uni.createFrom().item(refusal)
                            : takeAll(tx, quote, claims).replaceWith(refusal);
                });
    }

    private static Optional<String> refusal(Claim claim, Held held) {
        if (claim.coupon() != null && !held.freeCoupons().contains(claim.coupon())) {
            return Optional.of("The coupon " + claim.coupon() + " is used or held by another purchase.");
        }
        Left left = held.budgets().get(claim.operationId());
        if (left == null) {
            return Optional.empty();
        }
        boolean suffices = (left.amount() == null || left.amount() >= claim.amount())
                && (left.uses() == null || left.uses() > 0)
                && (left.perCustomer() == null || left.perCustomer() > 0);
        return suffices
                ? Optional.empty()
                : Optional.of("The budget of the operation " + claim.operationId() + " does not suffice any more.");
    }

    private Uni<Void> takeAll(Transaction tx, Stored quote, List<Claim> claims) {
        return Multi.createFrom()
                .iterable(claims)
                .onItem()
                .transformToUniAndConcatenate(claim -> locks.take(
                        tx, quote.quoteId(), quote.customerId(), claim.operationId(), claim.amount(), claim.coupon()))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
