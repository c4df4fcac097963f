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

    private static final ConditionLanguage LANGUAGE = new ConditionLanguage(Map.of(
            "kind", SimpleType.STRING,
            "channel", SimpleType.STRING,
            "store", SimpleType.STRING,
            "currency", SimpleType.STRING,
            "total", SimpleType.INT,
            "card", SimpleType.BOOL,
            "hour", SimpleType.INT,
            "weekday", SimpleType.INT,
            "sku", SimpleType.STRING,
            "lineTotal", SimpleType.INT));

    /**
     * The rules, ready to be asked.
     *
     * @param zone in whose calendar hours and days of the week are told
     * @throws org.unisson.chassis.rest.ProblemException 422 with each place that is wrong
     */
    public EarningRules compile(List<Rule> rules, ZoneId zone) {
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
        return compiled.isEmpty() ? EarningRules.NONE : (sale, line) -> applying(compiled, sale, line, zone);
    }

    private static List<EarningRules.Bonus> applying(List<Compiled> rules, Sale sale, Weighed line, ZoneId zone) {
        Map<String, Object> facts = facts(sale, line, zone);
        return rules.stream()
                .filter(rule -> rule.applies(facts))
                .map(rule -> rule.rule().bonus())
                .filter(bonus -> bonus.extra() != 0)
                .toList();
    }

    private static Map<String, Object> facts(Sale sale, Weighed line, ZoneId zone) {
        ZonedDateTime at = sale.purchasedAt().atZone(zone);
        return Map.of(
                "kind", sale.place().kind(),
                "channel", sale.place().channel(),
                "store", sale.place().store(),
                "currency", sale.paidWithMoney().currency(),
                "total", sale.paidWithMoney().plus(sale.paidWithPoints()).minor(),
                "card", sale.card() != null,
                "hour", (long) at.getHour(),
                "weekday", (long) at.getDayOfWeek().getValue(),
                "sku", line.sku(),
                "lineTotal", line.paid().minor());
    }

    /** @param condition null: always met */
    private record Compiled(Rule rule, Condition condition) {

        private boolean applies(Map<String, Object> facts) {
            return condition == null || condition.isMet(facts);
        }
    }
}
