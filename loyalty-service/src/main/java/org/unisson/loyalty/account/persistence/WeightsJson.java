package org.unisson.loyalty.account.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.unisson.chassis.values.Money;
import org.unisson.loyalty.account.domain.EarningRules;
import org.unisson.loyalty.account.domain.Weights;

/** Weights as columns. What is as ever is null. */
final class WeightsJson {

    private WeightsJson() {}

    static String write(Weights weights) {
        if (weights.lines().isEmpty()) {
            return null;
        }
        JsonArray lines = new JsonArray();
        weights.lines()
                .forEach(line -> lines.add(new JsonObject()
                        .put("line", line.lineId().toString())
                        .put("multiplier", line.multiplier())
                        .put("paid", line.paid().minor())
                        .put("back", line.back().minor())
                        .put("bonuses", write(line.bonuses()))));
        return lines.encode();
    }

    static Weights read(String text, String currency) {
        if (text == null) {
            return Weights.NONE;
        }
        List<Weights.Line> lines = new JsonArray(text)
                .stream()
                        .map(JsonObject.class::cast)
                        .map(line -> new Weights.Line(
                                UUID.fromString(line.getString("line")),
                                line.getInteger("multiplier"),
                                new Money(line.getLong("paid"), currency),
                                new Money(line.getLong("back"), currency),
                                bonuses(line.getJsonArray("bonuses"))))
                        .toList();
        return new Weights(lines);
    }

    private static JsonArray write(List<EarningRules.Bonus> bonuses) {
        JsonArray written = new JsonArray();
        bonuses.forEach(
                bonus -> written.add(new JsonObject().put("rule", bonus.rule()).put("extra", bonus.extra())));
        return written;
    }

    private static List<EarningRules.Bonus> bonuses(JsonArray written) {
        return written == null
                ? List.of()
                : written.stream()
                        .map(JsonObject.class::cast)
                        .map(bonus -> new EarningRules.Bonus(bonus.getString("rule"), bonus.getInteger("extra")))
                        .toList();
    }

    static String write(Map<Integer, Long> byMultiplier) {
        if (byMultiplier.isEmpty()) {
            return null;
        }
        JsonObject amounts = new JsonObject();
        byMultiplier.forEach((multiplier, amount) -> amounts.put(multiplier.toString(), amount));
        return amounts.encode();
    }

    static Map<Integer, Long> byMultiplier(String text) {
        Map<Integer, Long> amounts = new TreeMap<>();
        if (text != null) {
            JsonObject read = new JsonObject(text);
            read.fieldNames().forEach(name -> amounts.put(Integer.valueOf(name), read.getLong(name)));
        }
        return amounts;
    }
}
