package org.unisson.customer.segment.application;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.chassis.conditions.ConditionLanguage;
import org.unisson.chassis.conditions.ConditionLanguage.Condition;
import org.unisson.chassis.conditions.InvalidConditionException;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.rest.Problem.Violation;

/** Conditions of segments over the variables of {@link org.unisson.customer.segment.domain.Facts}. */
@Singleton
public class SegmentConditions {

    private static final int REMEMBERED = 1_000;

    private static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private static final ConditionLanguage LANGUAGE = new ConditionLanguage(Map.ofEntries(
            Map.entry("rfm.recency", SimpleType.INT),
            Map.entry("rfm.frequency", SimpleType.INT),
            Map.entry("rfm.monetary", SimpleType.INT),
            Map.entry("r", SimpleType.INT),
            Map.entry("f", SimpleType.INT),
            Map.entry("m", SimpleType.INT),
            Map.entry("spent", MapType.create(SimpleType.STRING, SimpleType.INT)),
            Map.entry("orders", SimpleType.INT),
            Map.entry("returns", SimpleType.INT),
            Map.entry("daysSinceLastPurchase", SimpleType.INT),
            Map.entry("channels", TEXTS),
            Map.entry("attachedStore", SimpleType.STRING),
            Map.entry("consents", TEXTS),
            Map.entry("language", SimpleType.STRING),
            Map.entry("country", SimpleType.STRING),
            Map.entry("age", SimpleType.INT),
            Map.entry("ageBracket", SimpleType.STRING)));

    private final Map<String, Condition> compiled = new ConcurrentHashMap<>();

    /** The condition, ready to be asked. @throws org.unisson.chassis.rest.ProblemException 422 with each place that is wrong */
    public Condition compile(String text) {
        Condition known = compiled.get(text);
        if (known != null) {
            return known;
        }
        try {
            Condition condition = LANGUAGE.compile(text);
            // More than there can be segments: whoever tries conditions out does not fill the memory.
            if (compiled.size() >= REMEMBERED) {
                compiled.clear();
            }
            compiled.put(text, condition);
            return condition;
        } catch (InvalidConditionException wrong) {
            throw new Problem(
                            "/problems/condition-not-valid",
                            "The condition is not valid",
                            422,
                            wrong.reasons().getFirst(),
                            wrong.reasons().stream()
                                    .map(reason -> new Violation("/condition", reason))
                                    .toList())
                    .asException();
        }
    }
}
