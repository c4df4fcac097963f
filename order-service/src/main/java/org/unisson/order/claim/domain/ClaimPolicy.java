package org.unisson.order.claim.domain;

import java.time.Duration;
import org.unisson.chassis.values.Money;

/**
 * How far customers of a channel are believed.
 *
 * @param atMost what a claim may be worth, inclusive
 * @param claimsAtMost how many claims of a customer are granted within {@link #PERIOD}
 * @param withinDays of 24 hours after the goods have left, inclusive
 * @param holdoutPercent share of the customers that are not believed at once, to compare; 0 to 100
 */
public record ClaimPolicy(String channel, Money atMost, int claimsAtMost, int withinDays, int holdoutPercent) {

    /** Over which the claims of a customer are counted. */
    public static final Duration PERIOD = Duration.ofDays(365);

    /** What a channel without a policy decides: nobody is believed without an agent. */
    public static Verdict none() {
        return new Verdict(Status.REVIEW, Reason.NO_POLICY, Variant.TRUST);
    }

    /** Decides a claim. */
    public Verdict decide(Circumstances claim) {
        Variant variant = Variant.of(claim.customerId(), holdoutPercent);
        Reason reason = reason(claim, variant);
        return new Verdict(reason == Reason.ON_TRUST ? Status.GRANTED : Status.REVIEW, reason, variant);
    }

    private Reason reason(Circumstances claim, Variant variant) {
        if (variant == Variant.HOLDOUT) {
            return Reason.HOLDOUT;
        }
        if (claim.replacement()) {
            return Reason.REPLACED_BEFORE;
        }
        if (claim.now().isAfter(claim.leftAt().plus(Duration.ofDays(withinDays)))) {
            return Reason.TOO_LATE;
        }
        if (!claim.value().currency().equals(atMost.currency()) || claim.value().compareTo(atMost) > 0) {
            return Reason.TOO_MUCH;
        }
        return claim.grantedBefore() >= claimsAtMost ? Reason.TOO_MANY : Reason.ON_TRUST;
    }
}
