package org.unisson.customer.timeline.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.unisson.chassis.values.Money;

/**
 * An entry as shown.
 *
 * @param kind see {@link org.unisson.customer.timeline.domain.Kind}
 * @param quantity pieces, or points of a movement of points
 * @param detail reason, cause or outcome, or what the kind says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineView(
        String id,
        String kind,
        Instant occurredAt,
        String channel,
        Store store,
        String reference,
        String summary,
        Money total,
        Long quantity,
        String detail) {

    /** A store by name. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Store(String gln, String name) {}
}
