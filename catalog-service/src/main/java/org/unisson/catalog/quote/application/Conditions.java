package org.unisson.catalog.quote.application;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.unisson.catalog.quote.domain.BasketFacts;
import org.unisson.catalog.quote.domain.Condition;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;

/**
 * Conditions in the Common Expression Language: typed, without side effects, and bounded in length, depth and in what a
 * comprehension may go through. A condition that fails when asked is not met.
 */
@Singleton
public class Conditions {

    private static final Logger LOG = Logger.getLogger(Conditions.class);

    private static final Cel CEL = CelFactory.standardCelBuilder()
            .setOptions(CelOptions.current()
                    .maxExpressionCodePointSize(1_000)
                    .maxParseRecursionDepth(32)
                    .comprehensionMaxIterations(10_000)
                    .build())
            .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL, CelStandardMacro.HAS)
            .addVar("total", SimpleType.INT)
            .addVar("quantity", SimpleType.INT)
            .addVar("currency", SimpleType.STRING)
            .addVar("channel", SimpleType.STRING)
            .addVar("store", SimpleType.STRING)
            .addVar("segments", ListType.create(SimpleType.STRING))
            .addVar("skus", ListType.create(SimpleType.STRING))
            .addVar("categories", ListType.create(SimpleType.STRING))
            .addVar("brands", ListType.create(SimpleType.STRING))
            .setResultType(SimpleType.BOOL)
            .build();

    /** The condition, ready to be asked. @throws org.unisson.chassis.rest.ProblemException 422 with each place that is wrong */
    public Condition compile(String text) {
        if (text == null) {
            return Condition.NONE;
        }
        CelValidationResult checked = CEL.compile(text);
        try {
            CelRuntime.Program program = CEL.createProgram(checked.getAst());
            return facts -> isMet(program, facts, text);
        } catch (CelValidationException wrong) {
            throw problem(wrong.getErrors()).asException();
        } catch (CelEvaluationException wrong) {
            throw problem(List.of()).asException();
        }
    }

    private static boolean isMet(CelRuntime.Program program, BasketFacts facts, String text) {
        try {
            return Boolean.TRUE.equals(program.eval(Map.of(
                    "total", facts.total(),
                    "quantity", facts.quantity(),
                    "currency", facts.currency(),
                    "channel", facts.channel(),
                    "store", facts.store(),
                    "segments", facts.segments(),
                    "skus", facts.skus(),
                    "categories", facts.categories(),
                    "brands", facts.brands())));
        } catch (CelEvaluationException failed) {
            LOG.debugf("a condition is not met, because it failed: %s: %s", text, failed.getMessage());
            return false;
        }
    }

    private static Problem problem(List<CelIssue> issues) {
        List<Violation> violations = issues.stream()
                .map(issue -> new Violation(
                        "/condition",
                        "line " + issue.getSourceLocation().getLine() + ", column "
                                + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage()))
                .toList();
        return new Problem(
                "/problems/condition-not-valid",
                "The condition is not valid",
                422,
                violations.isEmpty()
                        ? "It cannot be run."
                        : violations.getFirst().message(),
                violations);
    }
}
