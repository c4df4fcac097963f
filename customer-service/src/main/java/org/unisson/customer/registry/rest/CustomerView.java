package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.customer.registry.domain.Attachment;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.GoldenRecord;
import org.unisson.customer.registry.domain.Identifiers;

/**
 * A golden record as shown to those who may see it.
 *
 * @param phone E.164
 * @param attachedTo GLN of the store, with the instant from which
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerView(
        UUID customerId,
        long version,
        String givenName,
        String familyName,
        String email,
        String phone,
        List<String> cards,
        List<String> devices,
        String language,
        List<ConsentView> consents,
        String attachedTo,
        Instant attachedSince,
        Instant registeredAt,
        Instant changedAt) {

    /** What holds for a purpose, where it was said and since when. */
    public record ConsentView(String purpose, boolean granted, String source, Instant since) {
        static ConsentView of(Consent consent) {
            return new ConsentView(consent.purpose().name(), consent.granted(), consent.source(), consent.since());
        }
    }

    static CustomerView of(GoldenRecord customer) {
        Identifiers identifiers = customer.identifiers();
        return new CustomerView(
                customer.id(),
                customer.version(),
                customer.profile().givenName(),
                customer.profile().familyName(),
                identifiers.email() == null ? null : identifiers.email().value(),
                identifiers.phone() == null ? null : identifiers.phone().value(),
                identifiers.cards().stream().map(Card::value).toList(),
                identifiers.devices().stream().map(Device::value).toList(),
                customer.profile().language(),
                customer.consents().byPurpose().values().stream()
                        .map(ConsentView::of)
                        .toList(),
                customer.attachment()
                        .map(Attachment::store)
                        .map(Object::toString)
                        .orElse(null),
                customer.attachment().map(Attachment::since).orElse(null),
                customer.registeredAt(),
                customer.changedAt());
    }

    @Override
    public String toString() {
        return "customer " + customerId;
    }
}
