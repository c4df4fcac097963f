package org.unisson.customer.care.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.unisson.chassis.values.Money;
import org.unisson.customer.timeline.application.TimelineView.Store;

/**
 * Something on the timeline of a case.
 *
 * @param kind of an entry of the case, see {@link org.unisson.customer.care.domain.CaseEntry.Kind}, or of the customer's
 *     timeline
 * @param by subject of who did it; absent where the customer did, and for the customer
 * @param shownToCustomer absent for the customer
 * @param channel how somebody was in touch, or where something was bought
 * @param step of a repair
 * @param amount quoted, answered to, paid or refunded
 * @param reference id of the contact, purchase, order or return
 * @param summary of what is on the customer's timeline, in one English sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseMoment(
        String id,
        String kind,
        Instant occurredAt,
        String by,
        Boolean shownToCustomer,
        String channel,
        String direction,
        Store store,
        String subject,
        String text,
        String status,
        String step,
        Money amount,
        Long quantity,
        String detail,
        String reference,
        String summary) {

    /** As the customer may read it. */
    public CaseMoment forCustomer() {
        boolean readable = Boolean.TRUE.equals(shownToCustomer);
        return new CaseMoment(
                id,
                kind,
                occurredAt,
                null,
                null,
                channel,
                direction,
                store,
                readable ? subject : null,
                readable ? text : null,
                status,
                step,
                amount,
                quantity,
                detail,
                reference,
                summary);
    }
}
