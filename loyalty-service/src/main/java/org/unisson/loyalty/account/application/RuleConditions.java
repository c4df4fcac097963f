package org.unisson.loyalty.account.application;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;
import org.unisson.loyalty.account.domain.EarningRules;
import org.unisson.loyalty.account.domain.PurchaseFact.Sale;
import org.unisson.loyalty.account.domain.PurchaseFact.Weighed;
import org.unisson.loyalty.account.domain.Rule;

/**
 * Conditions of earning rules in the Common Expression Language: typed, without side effects, and bounded in length, depth
 * and in what a comprehension may go through. A condition that fails when asked is not met.
 */
@Singleton
public class RuleConditions {

    /** Characters of a condition. */
    public static final int LONGEST = 1_000;

    private static final Logger LOG = Logger.getLogger(RuleConditions.class);

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(32)
                    .comprehensionMaxIterations(10_000)
                    .build())
            .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL, CelStandardMacro.HAS)
            .addVar("kind", SimpleType.STRING)
            .addVar("channel", SimpleType.STRING)
            .addVar("store", SimpleType.STRING)
            .addVar("currency", SimpleType.STRING)
            .addVar("total", SimpleType.INT)
            .addVar("card", SimpleType.BOOL)
            .addVar("hour", SimpleType.INT)
            .addVar("weekday", SimpleType.INT)
            .addVar("sku", SimpleType.STRING)
            .addVar("lineTotal", SimpleType.INT)
            .setResultType(SimpleType.BOOL)
            .build();

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
                compiled.add(new Compiled(rule, rule.when() == null ? null : program(rule.when())));
            } catch (CelValidationException invalid) {
                for (CelIssue issue : invalid.getErrors()) {
                    wrong.add(new Violation("/rules/" + i + "/when", said(issue)));
                }
            } catch (CelEvaluationException invalid) {
                wrong.add(new Violation("/rules/" + i + "/when", "cannot be run"));
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

    private static CelRuntime.Program program(String text) throws CelValidationException, CelEvaluationException {
        return CEL.createProgram(CEL.compile(text).getAst());
    }

    private static String said(CelIssue issue) {
        return "line " + issue.getSourceLocation().getLine() + ", column "
                + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
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

    private record Compiled(Rule rule, CelRuntime.Program program) {

        private boolean applies(Map<String, Object> facts) {
            try {
                return program == null || Boolean.TRUE.equals(program.eval(facts));
            } catch (CelEvaluationException failed) {
                LOG.debugf("rule %s is not met, because it failed: %s", rule.id(), failed.getMessage());
                return false;
            }
        }
    }
}
