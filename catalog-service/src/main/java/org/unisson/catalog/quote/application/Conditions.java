package org.unisson.catalog.quote.application;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.unisson.catalog.quote.domain.BasketFacts;
import org.unisson.catalog.quote.domain.Condition;
import org.unisson.chassis.conditions.ConditionLanguage;
import org.unisson.chassis.conditions.InvalidConditionException;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;

/** Conditions on baskets. One that fails when asked is not met. */
@Singleton
public class Conditions {

    private static final ListType TEXTS = ListType.create(SimpleType.STRING);

    private static final ConditionLanguage LANGUAGE = new ConditionLanguage(Map.of(
            "total", SimpleType.INT,
            "quantity", SimpleType.INT,
            "currency", SimpleType.STRING,
            "channel", SimpleType.STRING,
            "store", SimpleType.STRING,
            "segments", TEXTS,
            "skus", TEXTS,
            "categories", TEXTS,
            "brands", TEXTS));

    /** The condition, ready to be asked. @throws org.unisson.chassis.rest.ProblemException 422 with each place that is wrong */
    public Condition compile(String text) {
        if (text == null) {
            return Condition.NONE;
        }
        try {
            ConditionLanguage.Condition condition = LANGUAGE.compile(text);
            return facts -> condition.isMet(variables(facts));
        } catch (InvalidConditionException wrong) {
            throw problem(wrong.reasons()).asException();
        }
    }

    private static Map<String, Object> variables(BasketFacts facts) {
        return Map.of(
                "total", facts.total(),
                "quantity", facts.quantity(),
                "currency", facts.currency(),
                "channel", facts.channel(),
                "store", facts.store(),
                "segments", facts.segments(),
                "skus", facts.skus(),
                "categories", facts.categories(),
                "brands", facts.brands());
    }

    private static Problem problem(List<String> reasons) {
        return new Problem(
                "/problems/condition-not-valid",
                "The condition is not valid",
                422,
                reasons.getFirst(),
                reasons.stream()
                        .map(reason -> new Violation("/condition", reason))
                        .toList());
    }
}
