package org.unisson.chassis.testing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.schemas.Topics;

/** Speaks for customer-service in a test: which customers are one person. */
@ApplicationScoped
public class Persons {

    private final EventSender sender;
    private final Map<UUID, Long> versions = new ConcurrentHashMap<>();

    Persons(EventSender sender) {
        this.sender = sender;
    }

    /** The others are one person with the first from now on. @return a {@code Causal-Token} of it */
    public String merge(UUID person, UUID... others) {
        StringBuilder token = new StringBuilder();
        for (UUID other : others) {
            token.append(tell(merged(other, next(other), person)));
        }
        return encoded(token);
    }

    /** That one is nobody's but its own from now on. @return a {@code Causal-Token} of it */
    public String part(UUID from, UUID who) {
        return encoded(new StringBuilder(tell(parted(who, next(who), from))));
    }

    /** That a customer is that person's, at that version. */
    public static Event merged(UUID customer, long version, UUID person) {
        Instant now = Instant.now();
        return event(
                customer,
                version,
                now,
                CustomersMerged.newBuilder()
                        .setCustomerId(customer)
                        .setVersion(version)
                        .setPersonId(person)
                        .setRule("CARD")
                        .setKeyKinds(List.of("CARD"))
                        .setConfidence(1)
                        .setDecisionId(Ids.next())
                        .setMembers(Arrays.asList(person, customer))
                        .setMergedAt(now)
                        .build());
    }

    /** That a customer is its own person again, at that version. */
    public static Event parted(UUID customer, long version, UUID from) {
        Instant now = Instant.now();
        return event(
                customer,
                version,
                now,
                CustomersUnmerged.newBuilder()
                        .setCustomerId(customer)
                        .setVersion(version)
                        .setFrom(from)
                        .setPersonId(customer)
                        .setReason("BY_HAND")
                        .setDecisionId(Ids.next())
                        .setMembers(List.of(customer))
                        .setUnmergedAt(now)
                        .build());
    }

    private static Event event(UUID customer, long version, Instant now, SpecificRecord payload) {
        return Event.of(Topics.IDENTITIES, customer.toString(), version, payload, now);
    }

    private long next(UUID customer) {
        return versions.merge(customer, 1L, Long::sum);
    }

    private String tell(Event event) {
        sender.send(event);
        return Topics.IDENTITIES.name() + ' ' + event.key() + ' ' + event.version() + '\n';
    }

    private static String encoded(StringBuilder token) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(token.toString().getBytes(StandardCharsets.UTF_8));
    }
}
