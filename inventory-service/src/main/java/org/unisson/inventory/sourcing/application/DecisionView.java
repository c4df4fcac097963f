package org.unisson.inventory.sourcing.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.sourcing.domain.Decision;
import org.unisson.inventory.sourcing.domain.Policies;
import org.unisson.inventory.sourcing.domain.Rule;

/**
 * Where lines come from that were decided together, and why: as it is shown, and as it is kept. Every location stands in
 * it once, but for goods that a certain place is to serve: then only that one.
 *
 * @param lines that were decided together
 * @param policy that was followed
 * @param sentTo GLN of the store where the goods are collected, when they are sent there from elsewhere
 * @param chosen where they come from; empty: nothing could be had
 * @param decidedBy the rule by which the last of the chosen is before the best of the others; absent: there was no other
 * @param outranked who could have served and came after, by the rule that put them behind
 * @param refused GLNs of who could not serve, by reason: EXCLUDED, UNKNOWN_LOCATION, CLOSED, CANNOT_SHIP,
 *     CANNOT_SERVE_PICKUP, CANNOT_SELL, EXCLUDED_BY_POLICY, OUTSIDE_ZONE, CUT_OFF_PASSED, NOT_ENOUGH_STOCK,
 *     TOO_MANY_PARCELS
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
        List<String> lines,
        Policy policy,
        String sentTo,
        List<Choice> chosen,
        String decidedBy,
        List<Outranked> outranked,
        Map<String, List<String>> refused) {

    /**
     * A policy that was followed.
     *
     * @param basis why this one: CHANNEL_AND_BRAND, CHANNEL, BRAND or DEFAULT
     * @param rules in their order
     */
    public record Policy(String policyId, long version, String basis, List<String> rules) {}

    /** A place from which something comes: pieces by line. */
    public record Choice(String location, Map<String, Long> pieces) {}

    /**
     * Locations that a rule put behind. The lower the score, the better.
     *
     * @param meaning what the rule's scores say
     * @param chosen the score of the last of the chosen
     * @param behind scores by GLN
     */
    public record Outranked(String rule, String meaning, long chosen, Map<String, Long> behind) {}

    /** @param name what lines are called */
    static DecisionView of(Decision decision, Function<UUID, String> name) {
        Policies.Applied applied = decision.applied();
        return new DecisionView(
                decision.lines().stream().map(name).toList(),
                new Policy(
                        applied.known().policy().id(),
                        applied.known().version(),
                        applied.basis().name(),
                        applied.known().policy().rules().stream()
                                .map(Rule::name)
                                .toList()),
                decision.collectedAt().map(Gln::number).orElse(null),
                decision.chosen().stream()
                        .map(choice -> new Choice(choice.location().number(), keyed(choice.pieces(), name)))
                        .toList(),
                decision.decidedBy().map(Rule::name).orElse(null),
                decision.outranked().stream()
                        .map(group -> new Outranked(
                                group.rule().name(),
                                group.rule().meaning(),
                                group.chosen(),
                                keyed(group.behind(), Gln::number)))
                        .toList(),
                refused(decision));
    }

    private static Map<String, List<String>> refused(Decision decision) {
        Map<String, List<String>> refused = new LinkedHashMap<>();
        decision.refused()
                .forEach((reason, locations) -> refused.put(
                        reason.name(), locations.stream().map(Gln::number).toList()));
        return refused;
    }

    private static <K> Map<String, Long> keyed(Map<K, Long> map, Function<K, String> key) {
        Map<String, Long> keyed = new LinkedHashMap<>();
        map.forEach((each, value) -> keyed.put(key.apply(each), value));
        return keyed;
    }
}
