package org.unisson.catalog.operation.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import org.unisson.catalog.operation.domain.Audience;
import org.unisson.catalog.operation.domain.Effect;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.operation.domain.Targets;

/** Operations as JSON: in requests, answers and the table they are of one form. */
@Singleton
public class OperationJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.addMixIn(Effect.class, EffectByKind.class);
        mapper.addMixIn(OperationContent.class, ComponentsOnly.class);
        mapper.addMixIn(Audience.class, ComponentsOnly.class);
        mapper.addMixIn(Targets.class, ComponentsOnly.class);
    }

    /** What a record only answers is no part of it. */
    @JsonAutoDetect(
            fieldVisibility = JsonAutoDetect.Visibility.ANY,
            isGetterVisibility = JsonAutoDetect.Visibility.NONE,
            getterVisibility = JsonAutoDetect.Visibility.NONE)
    private interface ComponentsOnly {}

    /** An effect says by {@code kind} what it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Effect.Percentage.class, name = "percentage"),
        @JsonSubTypes.Type(value = Effect.Amount.class, name = "amount"),
        @JsonSubTypes.Type(value = Effect.FixedPrice.class, name = "fixed-price"),
        @JsonSubTypes.Type(value = Effect.BuyGet.class, name = "buy-get"),
        @JsonSubTypes.Type(value = Effect.Bundle.class, name = "bundle"),
        @JsonSubTypes.Type(value = Effect.Thresholds.class, name = "thresholds"),
        @JsonSubTypes.Type(value = Effect.FreeShipping.class, name = "free-shipping"),
        @JsonSubTypes.Type(value = Effect.Gift.class, name = "gift"),
        @JsonSubTypes.Type(value = Effect.PointsMultiplier.class, name = "points-multiplier")
    })
    private interface EffectByKind {}

    /** The value in its column. */
    public static <T> T read(ObjectMapper json, Object column, Class<T> type) {
        try {
            return json.readValue(String.valueOf(column), type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("stored JSON cannot be read", impossible);
        }
    }

    /** The value for its column; a JSON object or array. */
    public static String write(ObjectMapper json, Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a value cannot be written as JSON", impossible);
        }
    }
}
