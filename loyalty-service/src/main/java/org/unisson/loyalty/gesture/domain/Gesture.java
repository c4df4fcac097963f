package org.unisson.loyalty.gesture.domain;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Points given without a purchase, and why.
 *
 * @param occasion what it is for; a person has one for it, whatever is repeated
 * @param points at least 1
 * @param rule that decided, such as {@code promise-broken}
 * @param policyVersion of the policy that the rule is of
 * @param variant which of the ways that the rule knows
 * @param facts that the rule looked at
 * @param reason in words, of one by hand; else null
 * @param author who asked for it; null: nobody did
 * @param decidedBy who approved or refused it; null: nobody had to
 * @param decidedReason why it was refused, or null
 * @param decidedAt null while it waits
 */
public record Gesture(
        UUID gestureId,
        Kind kind,
        String occasion,
        UUID customerId,
        long points,
        State state,
        String rule,
        long policyVersion,
        String variant,
        Map<String, Object> facts,
        String reason,
        String author,
        String decidedBy,
        String decidedReason,
        Instant askedAt,
        Instant decidedAt) {

    /** What it is for. */
    public enum Kind {
        /** A promise was not kept. */
        PROMISE_BROKEN,
        /** What was bought has a successor now. */
        SUCCESSOR,
        /** An agent thought it right. */
        GOODWILL
    }

    /** Where it stands. */
    public enum State {
        /** The points are given. */
        GRANTED,
        /** Somebody else has to approve it. */
        WAITING,
        /** They are not. */
        REFUSED
    }

    public Gesture {
        facts = Map.copyOf(facts);
    }

    /** The same, approved. */
    public Gesture approved(String by, Instant at) {
        return decided(State.GRANTED, "APPROVED", by, null, at);
    }

    /** The same, refused. */
    public Gesture refused(String by, String because, Instant at) {
        return decided(State.REFUSED, "REFUSED", by, because, at);
    }

    private Gesture decided(State decision, String how, String by, String because, Instant at) {
        return new Gesture(
                gestureId,
                kind,
                occasion,
                customerId,
                points,
                decision,
                rule,
                policyVersion,
                how,
                facts,
                reason,
                author,
                by,
                because,
                askedAt,
                at);
    }
}
