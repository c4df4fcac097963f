package org.unisson.customer.identity.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says of two customers whether they are one person, as far as these two can tell. */
public final class Matching {

    private final MatchRules rules;
    private final Nobodys nobodys;
    private final Set<String> changed;

    /** @param nobodys tells keys that identify nobody */
    public Matching(MatchRules rules, Nobodys nobodys) {
        this(rules, nobodys, Set.of());
    }

    /** @param changed names of rules that were others when they made some match who do not say the same any more */
    Matching(MatchRules rules, Nobodys nobodys, Set<String> changed) {
        this.rules = rules;
        this.nobodys = nobodys;
        this.changed = Set.copyOf(changed);
    }

    /** Why they are one person: by the first rule that applies, else by all that they have in common. */
    public Optional<Match> match(Traits one, Traits other) {
        SortedSet<Key> common = new TreeSet<>(one.keys());
        common.retainAll(other.keys());
        common.removeIf(nobodys);
        if (!common.isEmpty()) {
            for (MatchRule rule : rules.rules()) {
                Optional<Match> found = byRule(rule, common, one, other);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        // However much else they have in common, twins and spouses do too.
        if (Names.givenClash(one, other)) {
            return Optional.empty();
        }
        double probability = compare(one, other).probability();
        return probability >= rules.mergeFrom()
                ? Optional.of(
                        new Match(Pair.of(one.customerId(), other.customerId()), Match.SCORE, common, probability))
                : Optional.empty();
    }

    /** All that they have in common and that tells them apart. */
    public Comparison compare(Traits one, Traits other) {
        return Comparison.of(one, other, nobodys);
    }

    boolean isNobodys(Key key) {
        return nobodys.test(key);
    }

    /**
     * Whether what made two match earlier still may: a key may turn out to be nobody's, or several people's, and a rule
     * may have been taken back or become a stricter one.
     */
    boolean stands(Match earlier, Traits one, Traits other) {
        return isInForce(earlier, one, other)
                && earlier.keys().stream()
                        .noneMatch(key -> nobodys.test(key) || (asksForNames(earlier) && isVague(key, one, other)));
    }

    private boolean isInForce(Match earlier, Traits one, Traits other) {
        if (earlier.rule().equals(Match.SCORE)) {
            return earlier.confidence() >= rules.mergeFrom();
        }
        return rule(earlier)
                .filter(rule -> !changed.contains(rule.name())
                        || (rule.keys().stream().allMatch(kind -> earlier.keys().stream()
                                        .anyMatch(key -> key.kind() == kind))
                                && rule.joins(one, other)))
                .isPresent();
    }

    private Optional<MatchRule> rule(Match match) {
        return rules.rules().stream()
                .filter(rule -> rule.name().equals(match.rule()))
                .findFirst();
    }

    private boolean asksForNames(Match match) {
        return rule(match).filter(MatchRule::namesAgree).isPresent();
    }

    /** Whether the key does not say which of those who have it the nameless one of these two is. */
    private boolean isVague(Key key, Traits one, Traits other) {
        return (one.givenName().isEmpty() || other.givenName().isEmpty()) && nobodys.isSeveral(key);
    }

    /** What comes first decides first: what people said, then rules in their order, then probabilities. */
    int rank(Match match) {
        if (match.rule().equals(Match.BY_HAND)) {
            return -1;
        }
        List<String> names = rules.rules().stream().map(MatchRule::name).toList();
        int rank = names.indexOf(match.rule());
        return rank >= 0 ? rank : names.size();
    }

    /** Whether two who come along with those that match by that rule cannot be one person. */
    boolean contradicts(Match match, Traits one, Traits other) {
        return rule(match).map(rule -> rule.contradicts(one, other)).orElseGet(() -> Names.givenClash(one, other));
    }

    private Optional<Match> byRule(MatchRule rule, SortedSet<Key> common, Traits one, Traits other) {
        SortedSet<Key> used = new TreeSet<>(common);
        used.removeIf(key -> !rule.keys().contains(key.kind()) || (rule.namesAgree() && isVague(key, one, other)));
        boolean complete = rule.keys().stream().allMatch(kind -> used.stream().anyMatch(key -> key.kind() == kind));
        return complete && rule.joins(one, other)
                ? Optional.of(
                        new Match(Pair.of(one.customerId(), other.customerId()), rule.name(), used, rule.confidence()))
                : Optional.empty();
    }
}
