package org.unisson.customer.care.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.customer.care.domain.Interaction;

/**
 * A contact as shown.
 *
 * @param customerId of whom it was told
 * @param agent subject of who spoke with the customer; absent where the customer told it, and for the customer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InteractionView(
        UUID interactionId,
        UUID customerId,
        UUID caseId,
        String channel,
        String direction,
        Instant at,
        String store,
        String agent,
        String subject,
        String text,
        Boolean shownToCustomer,
        List<CaseView.About> about) {

    public static InteractionView of(Interaction from, boolean forCustomer) {
        return new InteractionView(
                from.interactionId(),
                from.customerId(),
                from.caseId(),
                from.channel().name(),
                from.direction().name(),
                from.occurredAt(),
                from.store(),
                forCustomer ? null : from.agent(),
                from.subject(),
                from.text(),
                forCustomer ? null : from.shown(),
                from.about().stream().map(CaseView.About::of).toList());
    }
}
