package org.unisson.customer.identity.application;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.unisson.customer.identity.domain.Blocked;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.MatchRule;
import org.unisson.customer.identity.domain.MatchRules;

/**
 * The rules as they are put and shown.
 *
 * @param rules the first that applies is the reason
 * @param limits per kind of key, how many differently named people it may have before it is nobody's
 * @param blocked per kind, values that are nobody's; {@code *} stands for any text
 * @param mergeFrom probability from which two customers are one without a common key
 * @param reviewFrom probability from which somebody is asked
 * @param trusted per attribute, sources that are believed before others
 */
public record RulesDocument(
        List<Rule> rules,
        Map<Key.Kind, Integer> limits,
        Map<Key.Kind, List<String>> blocked,
        Double mergeFrom,
        Double reviewFrom,
        Map<String, List<String>> trusted) {

    /** One rule. @param namesKnown whether both must have a given name */
    public record Rule(
            String name,
            Set<Key.Kind> keys,
            boolean namesAgree,
            boolean namesKnown,
            boolean birthDatesAgree,
            double confidence) {}

    public static RulesDocument of(MatchRules rules) {
        Map<Key.Kind, List<String>> blocked = new EnumMap<>(Key.Kind.class);
        rules.blocked()
                .forEach(one -> blocked.merge(
                        one.kind(), List.of(one.pattern()), (some, more) -> Stream.concat(some.stream(), more.stream())
                                .toList()));
        return new RulesDocument(
                rules.rules().stream()
                        .map(rule -> new Rule(
                                rule.name(),
                                new TreeSet<>(rule.keys()),
                                rule.namesAgree(),
                                rule.namesKnown(),
                                rule.birthDatesAgree(),
                                rule.confidence()))
                        .toList(),
                new TreeMap<>(rules.limits()),
                blocked,
                rules.mergeFrom(),
                rules.reviewFrom(),
                new TreeMap<>(rules.trusted()));
    }

    /** @throws IllegalArgumentException where they are no rules, with what is wrong */
    public MatchRules toRules(long version) {
        return new MatchRules(
                version,
                rules.stream()
                        .map(rule -> new MatchRule(
                                rule.name(),
                                rule.keys(),
                                rule.namesAgree(),
                                rule.namesKnown(),
                                rule.birthDatesAgree(),
                                rule.confidence()))
                        .toList(),
                limits == null ? Map.of() : limits,
                blocked == null
                        ? List.of()
                        : blocked.entrySet().stream()
                                .flatMap(entry ->
                                        entry.getValue().stream().map(pattern -> new Blocked(entry.getKey(), pattern)))
                                .toList(),
                mergeFrom,
                reviewFrom,
                trusted == null ? Map.of() : trusted);
    }
}
