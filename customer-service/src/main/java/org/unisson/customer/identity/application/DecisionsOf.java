package org.unisson.customer.identity.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.unisson.chassis.values.Ids;
import org.unisson.customer.identity.application.DecidingWhoIsWho.Said;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Match;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Regrouping;
import org.unisson.customer.identity.domain.Resolution;

/** Puts into words why customers came to be other persons. */
final class DecisionsOf {

    /** The reason of who is not one by the rules any more. */
    static final String RULES = "RULES";

    private final MatchRules rules;
    private final Resolution resolution;
    private final Map<UUID, UUID> before;
    private final Said said;
    private final Instant now;

    DecisionsOf(MatchRules rules, Resolution resolution, Map<UUID, UUID> before, Said said, Instant now) {
        this.rules = rules;
        this.resolution = resolution;
        this.before = before;
        this.said = said;
        this.now = now;
    }

    List<IdentityDecision> of(Regrouping regrouping) {
        List<IdentityDecision> all = new ArrayList<>();
        // Who leaves is told before who joins: a customer is in one of the two only.
        regrouping.left().forEach(left -> all.add(left(left)));
        regrouping.joined().forEach(joined -> all.add(joined(joined)));
        return all;
    }

    private IdentityDecision joined(Regrouping.Joined joined) {
        List<Match> why = resolution.links().stream()
                .filter(link -> joined.members().contains(link.pair().one()) && bridges(link))
                .toList();
        boolean byHand = said.by() != null;
        String rule = byHand || why.isEmpty() ? Match.BY_HAND : why.getFirst().rule();
        List<String> keys = why.stream()
                .flatMap(link -> link.keys().stream())
                .distinct()
                .map(Key::text)
                .sorted()
                .toList();
        return decision(
                IdentityDecision.MERGED,
                joined.person(),
                null,
                joined.members(),
                joined.moved(),
                rule,
                byHand ? List.of() : keys,
                byHand ? 1 : why.stream().mapToDouble(Match::confidence).min().orElse(1),
                byHand ? said.reason() : words(rule, why));
    }

    private IdentityDecision left(Regrouping.Left left) {
        boolean byHand = said.by() != null;
        return decision(
                IdentityDecision.UNMERGED,
                left.person(),
                left.former(),
                left.members(),
                left.moved(),
                byHand ? Match.BY_HAND : RULES,
                List.of(),
                1,
                byHand ? said.reason() : "What they had in common does not say any more that they are one person.");
    }

    private IdentityDecision decision(
            String kind,
            UUID person,
            UUID former,
            SortedSet<UUID> members,
            SortedSet<UUID> moved,
            String rule,
            List<String> keys,
            double confidence,
            String reason) {
        return new IdentityDecision(
                Ids.next(),
                kind,
                person,
                former,
                List.copyOf(members),
                List.copyOf(moved),
                rule,
                said.by() == null ? rules.version() : null,
                keys,
                confidence,
                reason,
                said.by() == null ? IdentityDecision.BY_RULES : said.by(),
                now);
    }

    /** Whether it joins customers that were two persons. */
    private boolean bridges(Match link) {
        UUID one = link.pair().one();
        UUID other = link.pair().other();
        return !before.getOrDefault(one, one).equals(before.getOrDefault(other, other));
    }

    private static String words(String rule, List<Match> why) {
        if (rule.equals(Match.SCORE)) {
            return "All that they have in common makes it certain enough that they are one person.";
        }
        if (rule.equals(Match.BY_HAND)) {
            return "Somebody said so before.";
        }
        Set<String> kinds = new TreeSet<>();
        why.forEach(link -> link.keys().forEach(key -> kinds.add(key.kind().name())));
        return "They have in common: " + String.join(", ", kinds) + ". Rule " + rule + ".";
    }
}
