package org.unisson.catalog.quote.domain;

import java.util.Collections;
import java.util.UUID;
import java.util.function.Supplier;
import org.unisson.catalog.operation.domain.Audience;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.OperationKind;
import org.unisson.catalog.price.domain.Occasion;

/** Whether an operation that is in effect is open to a buyer on an occasion. */
record Eligibility(Terms terms, Occasion occasion, Buyer buyer) {

    /**
     * Why it is not open for a basket; null where it is.
     *
     * @param facts of the basket, asked for where the operation depends on them
     */
    Reason against(LiveOperation operation, String currency, Supplier<BasketFacts> facts) {
        Reason whatever = against(operation);
        if (whatever != null) {
            return whatever;
        }
        if (!operation.isIn(currency)) {
            return Reason.CURRENCY;
        }
        return !operation.isConditional() || operation.condition().isMet(facts.get()) ? null : Reason.CONDITION;
    }

    /** Why it is not open, whatever the basket holds; null where it is. */
    Reason against(LiveOperation operation) {
        OperationContent content = operation.content();
        Reason place = againstPlace(operation);
        if (place != null) {
            return place;
        }
        if (!isInAudience(operation)) {
            return Reason.AUDIENCE;
        }
        if (content.budget() != null && content.budget().usesPerCustomer() != null && !buyer.known()) {
            return Reason.CUSTOMER_UNKNOWN;
        }
        return content.coupon() && !buyer.coupons().containsKey(operation.id()) ? Reason.COUPON : null;
    }

    /** Whether the buyer may learn that there is such an operation. */
    boolean mayKnow(LiveOperation operation) {
        return operation.content().kind() == OperationKind.PUBLIC || isInAudience(operation);
    }

    private Reason againstPlace(LiveOperation operation) {
        if (!operation.isOn(occasion.channel())) {
            return Reason.CHANNEL;
        }
        OperationContent content = operation.content();
        if (content.isInEveryStore()) {
            return null;
        }
        // Without a store, as on the web, the channel alone decides; where a place sells, it has to be known which.
        if (occasion.store() == null) {
            return terms.isPlace(occasion.channel()) ? Reason.STORE_UNKNOWN : null;
        }
        return operation.names(occasion.store())
                        || content.storeGroups().stream()
                                .anyMatch(group -> terms.rules().contains(group, occasion.store()))
                ? null
                : Reason.STORE;
    }

    private boolean isInAudience(LiveOperation operation) {
        Audience audience = operation.content().audience();
        UUID id = operation.id();
        return audience.isEveryone()
                || !Collections.disjoint(audience.segments(), occasion.segments())
                || (audience.invited() && buyer.invited().contains(id));
    }
}
