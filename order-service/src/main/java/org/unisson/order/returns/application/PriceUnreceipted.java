package org.unisson.order.returns.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.ProblemException;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.reference.application.KnownReferences;
import org.unisson.order.reference.application.Prices;
import org.unisson.order.returns.domain.ReturnPolicy;

/** Who brings goods without a receipt, and what is given for them. */
@ApplicationScoped
class PriceUnreceipted {

    private final KnownReferences references;
    private final Prices prices;
    private final UnreceiptedReturns returns;

    PriceUnreceipted(KnownReferences references, Prices prices, UnreceiptedReturns returns) {
        this.references = references;
        this.prices = prices;
        this.returns = returns;
    }

    /** Who brings them. @throws org.unisson.chassis.rest.ProblemException 422 where nobody knows */
    Uni<UUID> customer(Transaction tx, UnreceiptedRequest request) {
        // An id of nobody would be a way around what one customer is given.
        if (request.customerId() != null) {
            return returns.knows(tx, request.customerId())
                    .invoke(known -> {
                        if (!known) {
                            throw unknown();
                        }
                    })
                    .replaceWith(request.customerId());
        }
        List<String> cards = request.card() == null ? List.of() : List.of(request.card());
        return references
                .customersOf(tx, cards)
                .map(holders -> holders.values().stream().findFirst().orElseThrow(PriceUnreceipted::unknown));
    }

    private static ProblemException unknown() {
        return Problem.unprocessable("customer-unknown", "/customerId", "goods without a receipt need a known customer")
                .asException();
    }

    /**
     * What is given for a piece of each: the lowest price it was sold for, or is sold for now where that is lower.
     *
     * @throws org.unisson.chassis.rest.ProblemException 422 where one has neither
     */
    Uni<Map<Sku, Money>> of(Transaction tx, UnreceiptedRequest request, ReturnPolicy policy, Instant now) {
        List<Sku> skus = request.lines().stream()
                .map(UnreceiptedRequest.Line::sku)
                .distinct()
                .toList();
        String currency = policy.withoutReceipt().atMost().currency();
        return prices.effective(tx, request.channel(), now, skus)
                .chain(today -> returns.lowestPrices(tx, request.channel(), currency, policy.pricesSince(now), skus)
                        .map(sold -> lowest(request, currency, today, sold)));
    }

    private static Map<Sku, Money> lowest(
            UnreceiptedRequest request, String currency, Map<Sku, Money> today, Map<Sku, Money> sold) {
        Map<Sku, Money> lowest = new HashMap<>();
        for (int index = 0; index < request.lines().size(); index++) {
            Sku sku = request.lines().get(index).sku();
            String pointer = "/lines/" + index + "/sku";
            lowest.put(
                    sku,
                    Stream.of(sold.get(sku), today.get(sku))
                            .filter(Objects::nonNull)
                            .filter(price -> price.currency().equals(currency))
                            .min(Money::compareTo)
                            .orElseThrow(() -> Problem.unprocessable("no-price", pointer, sku + " has no price")
                                    .asException()));
        }
        return lowest;
    }
}
