package org.unisson.inventory.sourcing.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.unisson.chassis.values.Gln;

/**
 * Where lines come from that were decided together, and why. Each candidate stands in it once: chosen, outranked or
 * refused. The only candidate of goods that are carried out, or that are at hand where they are collected, is that place.
 *
 * @param lines that were decided together
 * @param applied the policy that was followed
 * @param collectedAt where the goods are collected, when they may be sent there from elsewhere (ship to store)
 * @param chosen where they come from; empty: nothing could be had
 * @param decidedBy the rule by which the last of the chosen is before the best of the others; empty: there was no other
 * @param outranked who could have served, and came after
 * @param refused who could not, by reason
 */
public record Decision(
        List<UUID> lines,
        Policies.Applied applied,
        Optional<Gln> collectedAt,
        List<Choice> chosen,
        Optional<Rule> decidedBy,
        List<Outranked> outranked,
        SortedMap<Refusal, List<Gln>> refused) {

    /** A place from which something comes: pieces by line. */
    public record Choice(Gln location, Map<UUID, Long> pieces) {}

    /**
     * Candidates that one rule put behind.
     *
     * @param chosen the score of the last of the chosen
     * @param behind the scores of those that it put behind, all higher
     */
    public record Outranked(Rule rule, long chosen, SortedMap<Gln, Long> behind) {}
}
