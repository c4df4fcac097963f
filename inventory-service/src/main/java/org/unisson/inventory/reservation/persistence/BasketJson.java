package org.unisson.inventory.reservation.persistence;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.sourcing.domain.Basket;
import org.unisson.inventory.sourcing.domain.Destination;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/** Baskets as they are kept. */
final class BasketJson {

    private static final String GIFTS = "gifts";

    private BasketJson() {}

    static JsonObject write(Basket basket) {
        JsonArray lines = new JsonArray();
        basket.lines()
                .forEach(line -> lines.add(new JsonObject()
                        .put("lineId", line.lineId().toString())
                        .put("sku", line.sku().code())
                        .put("quantity", line.quantity())
                        .put("method", line.method().name())
                        .put("location", line.location().map(Gln::number).orElse(null))));
        JsonObject json = new JsonObject().put("channel", basket.channel()).put("lines", lines);
        if (!basket.gifts().isEmpty()) {
            JsonObject gifts = new JsonObject();
            basket.gifts().forEach((line, operation) -> gifts.put(line.toString(), operation.toString()));
            json.put(GIFTS, gifts);
        }
        basket.destination()
                .ifPresent(to -> json.put(
                        "destination",
                        new JsonObject()
                                .put("country", to.country())
                                .put("latitude", to.latitude())
                                .put("longitude", to.longitude())));
        return json;
    }

    static Basket read(JsonObject json) {
        List<RequestedLine> lines = new ArrayList<>();
        JsonArray kept = json.getJsonArray("lines");
        for (int index = 0; index < kept.size(); index++) {
            JsonObject line = kept.getJsonObject(index);
            lines.add(new RequestedLine(
                    UUID.fromString(line.getString("lineId")),
                    new Sku(line.getString("sku")),
                    line.getLong("quantity"),
                    RequestedLine.Method.valueOf(line.getString("method")),
                    Optional.ofNullable(line.getString("location")).map(Gln::new)));
        }
        return new Basket(
                json.getString("channel"),
                lines,
                Optional.ofNullable(json.getJsonObject("destination")).map(BasketJson::destination),
                gifts(json.getJsonObject(GIFTS, new JsonObject())));
    }

    private static Map<UUID, UUID> gifts(JsonObject json) {
        return json.fieldNames().stream()
                .collect(Collectors.toMap(UUID::fromString, line -> UUID.fromString(json.getString(line))));
    }

    private static Destination destination(JsonObject to) {
        return new Destination(to.getString("country"), to.getDouble("latitude"), to.getDouble("longitude"));
    }
}
