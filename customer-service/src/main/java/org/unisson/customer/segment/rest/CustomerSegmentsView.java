package org.unisson.customer.segment.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Money;
import org.unisson.customer.segment.application.FactsOfPersons.Known;
import org.unisson.customer.segment.domain.Boundaries;
import org.unisson.customer.segment.domain.Facts;
import org.unisson.customer.segment.domain.Rfm;
import org.unisson.customer.segment.domain.Rule;
import org.unisson.customer.segment.domain.Stay;

/**
 * How a person buys, in which segments it is and was, and what decided each.
 *
 * @param customerId of the person: its oldest customer
 * @param rfm as of now; absent where nothing was bought in the window
 * @param left the last stays that have ended, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CustomerSegmentsView(UUID customerId, RfmView rfm, List<StayView> segments, List<StayView> left) {

    /**
     * @param recency whole days since the last purchase
     * @param frequency purchases in the window
     * @param monetary less what was given back, in the window
     * @param since the beginning of the window
     * @param scores from 1 to 5 with what they were scored by; absent until there are boundaries
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RfmView(
            long recency, long frequency, Money monetary, Instant since, Instant asOf, ScoresView scores) {}

    /** @param boundaries their version @param workedOutAt and when */
    public record ScoresView(long r, long f, long m, long boundaries, Instant workedOutAt) {}

    /**
     * @param name today; absent where the segment was ended
     * @param because the variables that the condition named, as they were on entering
     * @param leftVersion of the rule by which it was left; absent where the segment was ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StayView(
            String segmentId,
            String name,
            long ruleVersion,
            Instant since,
            @JsonRawValue String because,
            Instant until,
            Long leftVersion,
            @JsonRawValue String leftBecause) {}

    static CustomerSegmentsView of(Known known, List<Stay> current, List<Stay> ended, List<Rule> rules) {
        Map<String, Rule> byId = rules.stream().collect(Collectors.toMap(Rule::segmentId, Function.identity()));
        return new CustomerSegmentsView(
                known.personId(),
                rfm(known.facts()),
                current.stream().map(stay -> view(stay, byId)).toList(),
                ended.stream().map(stay -> view(stay, byId)).toList());
    }

    private static RfmView rfm(Facts facts) {
        Rfm rfm = facts.rfm();
        if (rfm == null) {
            return null;
        }
        Boundaries.Scores scores = facts.scores();
        return new RfmView(
                rfm.recency(),
                rfm.frequency(),
                new Money(rfm.monetary(), facts.window().currency()),
                facts.window().since(facts.asOf()),
                facts.asOf(),
                facts.boundaries()
                        .map(by -> new ScoresView(scores.r(), scores.f(), scores.m(), by.version(), by.workedOutAt()))
                        .orElse(null));
    }

    private static StayView view(Stay stay, Map<String, Rule> rules) {
        Rule rule = rules.get(stay.segmentId());
        return new StayView(
                stay.segmentId(),
                rule == null ? null : rule.name(),
                stay.ruleVersion(),
                stay.since(),
                stay.facts(),
                stay.until(),
                stay.leftVersion(),
                stay.leftFacts());
    }
}
