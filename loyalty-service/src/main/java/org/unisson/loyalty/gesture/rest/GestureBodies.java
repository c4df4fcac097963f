package org.unisson.loyalty.gesture.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.unisson.loyalty.gesture.domain.Gesture;
import org.unisson.loyalty.gesture.domain.GesturePolicy;

/** What is asked for and answered of gestures. */
final class GestureBodies {

    private GestureBodies() {}

    /**
     * An agent's gesture.
     *
     * @param points 1 to 10,000
     * @param reason why, for whoever approves it or reads it later; at most 200 characters
     * @param caseRef what it is for: a person gets one for it; absent: nothing that has a name
     */
    record Goodwill(
            @NotNull UUID customerId,
            @NotNull @Min(1) @Max(GesturePolicy.MOST_POINTS) Long points,
            @NotBlank @Size(max = 200) String reason,

            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}",
                    message = "is letters, digits and . _ : -, at most 64")
            String caseRef) {}

    /** Why a gesture is refused. @param reason at most 200 characters */
    record Refusal(@NotBlank @Size(max = 200) String reason) {}

    /**
     * How much is given for what.
     *
     * @param promiseBroken for a delivery promise that was not kept
     * @param successor for whoever bought what has a successor now
     * @param goodwill what agents may give without being approved
     */
    record Policy(
            @NotNull @Valid Points promiseBroken,
            @NotNull @Valid Successors successor,
            @NotNull @Valid Limits goodwill) {

        static Policy of(GesturePolicy policy) {
            return new Policy(
                    new Points(policy.promisePoints()),
                    new Successors(policy.successorPoints(), policy.successorDays()),
                    new Limits(policy.goodwillPoints(), policy.goodwillPointsPerCustomer(), policy.goodwillDays()));
        }

        GesturePolicy policy() {
            return new GesturePolicy(
                    0,
                    promiseBroken.points(),
                    successor.points(),
                    successor.days(),
                    goodwill.points(),
                    goodwill.pointsPerCustomer(),
                    goodwill.days());
        }
    }

    /** @param points 0 to 10,000; 0: nothing is given */
    record Points(
            @NotNull @Min(0) @Max(GesturePolicy.MOST_POINTS) Long points) {}

    /** @param days 1 to 365 before the release in which it was bought @param points 0 to 10,000; 0: nothing is given */
    record Successors(
            @NotNull @Min(0) @Max(GesturePolicy.MOST_POINTS) Long points,
            @NotNull @Min(1) @Max(GesturePolicy.MOST_DAYS) Integer days) {}

    /**
     * @param points at once, 0 to 10,000
     * @param pointsPerCustomer to a person within the days, 0 to 100,000
     * @param days 1 to 365
     */
    record Limits(
            @NotNull @Min(0) @Max(GesturePolicy.MOST_POINTS) Long points,

            @NotNull @Min(0) @Max(GesturePolicy.MOST_POINTS_PER_CUSTOMER)
            Long pointsPerCustomer,

            @NotNull @Min(1) @Max(GesturePolicy.MOST_DAYS) Integer days) {}

    /**
     * A gesture and why.
     *
     * @param occasion what it is for
     * @param state GRANTED, WAITING or REFUSED
     * @param rule that decided, of that version of the policy
     * @param variant AUTOMATIC, WITHIN_LIMITS, ABOVE_LIMIT, ABOVE_LIMIT_OF_PERIOD, APPROVED or REFUSED
     * @param facts that the rule looked at
     * @param reason in words, of one by hand
     * @param decidedReason why it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID gestureId,
            String kind,
            String occasion,
            UUID customerId,
            long points,
            String state,
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

        /** @param forCustomer without who has worked on it */
        static View of(Gesture gesture, boolean forCustomer) {
            return new View(
                    gesture.gestureId(),
                    gesture.kind().name(),
                    gesture.occasion(),
                    gesture.customerId(),
                    gesture.points(),
                    gesture.state().name(),
                    gesture.rule(),
                    gesture.policyVersion(),
                    gesture.variant(),
                    gesture.facts(),
                    forCustomer ? null : gesture.reason(),
                    forCustomer ? null : gesture.author(),
                    forCustomer ? null : gesture.decidedBy(),
                    forCustomer ? null : gesture.decidedReason(),
                    gesture.askedAt(),
                    gesture.decidedAt());
        }
    }
}
