package org.unisson.loyalty.account.application;

import dev.cel.common.types.SimpleType;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.conditions.ConditionLanguage;
import org.unisson.chassis.conditions.ConditionLanguage.Condition;
import org.unisson.chassis.conditions.InvalidConditionException;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.loyalty.account.domain.EarningRules;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.PurchaseFact.Weighed;
import org.unisson.loyalty.account.domain.Rule;

/** Conditions of earning rules. One that fails when asked is not met. */
@Singleton
public class RuleConditions {

    /** Characters of a condition. */
    public static final int LONGEST = ConditionLanguage.LONGEST;

    private static final ConditionLanguage LANGUAGE = new ConditionLanguage(Map.ofEntries(
            Map.entry("kind", SimpleType.STRING),
            Map.entry("channel", SimpleType.STRING),
            Map.entry("store", SimpleType.STRING),
            Map.entry("currency", SimpleType.STRING),
            Map.entry("total", SimpleType.INT),
            Map.entry("card", SimpleType.BOOL),
            Map.entry("hour", SimpleType.INT),
            Map.entry("weekday", SimpleType.INT),
            Map.entry("sku", SimpleType.STRING),
            Map.entry("category", SimpleType.STRING),
            Map.entry("lineTotal", SimpleType.INT)));

    /**
     * The rules, ready to be asked.
     *
     * @param zone in whose calendar hours and days of the week are told
     * @throws org.unisson.chassis.rest.ProblemException 422 with each place that is wrong
     */
    public GoodsRules compile(List<Rule> rules, ZoneId zone) {
        List<Violation> wrong = new ArrayList<>();
        List<Compiled> compiled = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            try {
                compiled.add(new Compiled(rule, rule.when() == null ? null : LANGUAGE.compile(rule.when())));
            } catch (InvalidConditionException invalid) {
                for (String reason : invalid.reasons()) {
                    wrong.add(new Violation("/rules/" + i + "/when", reason));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(
                            "/problems/rule-not-valid",
                            "A rule is not valid",
                            422,
                            wrong.getFirst().pointer() + ": " + wrong.getFirst().message(),
                            wrong)
                    .asException();
        }
        return compiled.isEmpty()
                ? GoodsRules.NONE
                : categories -> (sale, line) ->
                        applying(compiled, facts(sale, line, zone, categories.getOrDefault(line.sku(), "")));
    }

    private static List<EarningRules.Bonus> applying(List<Compiled> rules, Map<String, Object> facts) {
        return rules.stream()
                .filter(rule -> rule.applies(facts))
                .map(rule -> rule.rule().bonus())
                .filter(bonus -> bonus.extra() != 0)
                .toList();
    }

    private static Map<String, Object> facts(Sale sale, Weighed line, ZoneId zone, String category) {
        ZonedDateTime at = sale.purchasedAt().atZone(zone);
        return Map.ofEntries(
                Map.entry("kind", sale.place().kind()),
                Map.entry("channel", sale.place().channel()),
                Map.entry("store", sale.place().store()),
                Map.entry("currency", sale.paidWithMoney().currency()),
                Map.entry(
                        "total",
                        sale.paidWithMoney().plus(sale.paidWithPoints()).minor()),
                Map.entry("card", sale.card() != null),
                Map.entry("hour", (long) at.getHour()),
                Map.entry("weekday", (long) at.getDayOfWeek().getValue()),
                Map.entry("sku", line.sku()),
                Map.entry("category", category),
                Map.entry("lineTotal", line.paid().minor()));
    }

    /** @param condition null: always met */
    private record Compiled(Rule rule, Condition condition) {

        private boolean applies(Map<String, Object> facts) {
            return condition == null || condition.isMet(facts);
        }
    }
}
