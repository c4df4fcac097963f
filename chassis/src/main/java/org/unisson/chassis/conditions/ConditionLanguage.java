package org.unisson.chassis.conditions;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/**
 * Conditions in the Common Expression Language over declared variables: typed, without side effects, and bounded in length,
 * depth and in what a comprehension may go through, so that a condition that was checked always ends. A service that uses it
 * depends on {@code dev.cel:cel} itself.
 */
public final class ConditionLanguage {

    /** Characters of a condition. */
    public static final int LONGEST = 1_000;

    private static final Logger LOG = Logger.getLogger(ConditionLanguage.class);

    private final Cel cel;
    private final Set<String> variables;

    /** @param variables the type of each; a name may be dotted */
    public ConditionLanguage(Map<String, CelType> variables) {
        CelBuilder builder = CelFactory.standardCelBuilder()
                .setOptions(CelOptions.current()
                        .maxExpressionCodePointSize(LONGEST)
                        .maxParseRecursionDepth(32)
                        .comprehensionMaxIterations(10_000)
                        .build())
                .setStandardMacros(CelStandardMacro.EXISTS, CelStandardMacro.ALL, CelStandardMacro.HAS)
                .setResultType(SimpleType.BOOL);
        variables.forEach(builder::addVar);
        this.cel = builder.build();
        this.variables = Set.copyOf(variables.keySet());
    }

    /** A condition that was checked. */
    public interface Condition {

        /** Whether the facts meet it. One that fails when asked, for example for a variable that is not given, is not met. */
        boolean isMet(Map<String, ?> facts);

        /** The declared variables that it names, sorted. */
        Set<String> variables();
    }

    /** The condition, ready to be asked. @throws InvalidConditionException where it is none, with each place that is wrong */
    public Condition compile(String text) throws InvalidConditionException {
        try {
            CelAbstractSyntaxTree checked = cel.compile(text).getAst();
            Set<String> named = new TreeSet<>();
            checked.getReferenceMap().values().forEach(reference -> {
                if (variables.contains(reference.name())) {
                    named.add(reference.name());
                }
            });
            return new Checked(text, cel.createProgram(checked), named);
        } catch (CelValidationException wrong) {
            throw new InvalidConditionException(
                    wrong.getErrors().stream().map(ConditionLanguage::said).toList());
        } catch (CelEvaluationException wrong) {
            throw new InvalidConditionException(List.of("cannot be run"));
        }
    }

    private static String said(CelIssue issue) {
        return "line " + issue.getSourceLocation().getLine() + ", column "
                + (issue.getSourceLocation().getColumn() + 1) + ": " + issue.getMessage();
    }

    private record Checked(String text, CelRuntime.Program program, Set<String> variables) implements Condition {

        @Override
        public boolean isMet(Map<String, ?> facts) {
            try {
                return Boolean.TRUE.equals(program.eval(facts));
            } catch (CelEvaluationException failed) {
                LOG.debugf("a condition is not met, because it failed: %s: %s", text, failed.getMessage());
                return false;
            }
        }
    }
}
