package org.unisson.customer.identity.application;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.unisson.chassis.events.Event;
import org.unisson.customer.events.CustomersMerged;
import org.unisson.customer.events.CustomersUnmerged;
import org.unisson.schemas.Topics;

/** Whom a customer is, as the others hear of it: kinds of keys, and no key. */
final class IdentityEvents {

    private IdentityEvents() {}

    /** The id follows from customer and version, so that publishing the state again is a repeat. */
    static Event of(IdentityDecisions.State state) {
        String name = "identity/" + state.customer() + "/" + state.version();
        return Event.of(
                        Topics.IDENTITIES,
                        state.customer().toString(),
                        state.version(),
                        payload(state),
                        state.decision().decidedAt())
                .withId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static SpecificRecord payload(IdentityDecisions.State state) {
        IdentityDecision decision = state.decision();
        return decision.kind().equals(IdentityDecision.UNMERGED)
                ? new CustomersUnmerged(
                        state.customer(),
                        state.version(),
                        decision.formerId(),
                        decision.personId(),
                        decision.rule(),
                        decision.decisionId(),
                        decision.members(),
                        decision.decidedAt())
                : new CustomersMerged(
                        state.customer(),
                        state.version(),
                        decision.personId(),
                        decision.rule(),
                        decision.ruleVersion(),
                        decision.keyKinds(),
                        decision.confidence(),
                        decision.decisionId(),
                        decision.members(),
                        decision.decidedAt());
    }
}
