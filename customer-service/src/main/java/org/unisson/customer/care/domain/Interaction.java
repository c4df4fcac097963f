package org.unisson.customer.care.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One contact with a customer. It is appended and never changed.
 *
 * @param customerId of whom it was told: that stays, whoever that customer turns out to be
 * @param caseId that it is part of, or null
 * @param occurredAt when, by the clock of whoever tells it
 * @param store GLN, or null
 * @param agent subject of who spoke with the customer; null: told by the customer
 * @param text what was said, or null
 * @param shown whether the customer may read it
 */
public record Interaction(
        UUID interactionId,
        UUID customerId,
        UUID caseId,
        ContactChannel channel,
        Direction direction,
        Instant occurredAt,
        String store,
        String agent,
        String subject,
        String text,
        boolean shown,
        List<Reference> about) {

    public Interaction {
        about = List.copyOf(about);
    }

    /** Whether it tells what the other told, whoever did. */
    public boolean repeats(Interaction other) {
        return toldBy(null).equals(other.toldBy(null));
    }

    private Interaction toldBy(String subjectOfAgent) {
        return new Interaction(
                interactionId,
                customerId,
                caseId,
                channel,
                direction,
                occurredAt,
                store,
                subjectOfAgent,
                subject,
                text,
                shown,
                about);
    }
}
