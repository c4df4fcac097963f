package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.unisson.catalog.quote.application.Quote.Lock;

/** A quote as claims of a JSON Web Token: what whoever sells under it needs, and no more. */
@Singleton
public class QuoteClaims {

    private final ObjectMapper json;

    QuoteClaims(ObjectMapper json) {
        this.json = json;
    }

    byte[] of(Quote quote, Lock lock) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "catalog-service");
        claims.put("jti", quote.quoteId());
        claims.put("iat", quote.at().getEpochSecond());
        // The claim exp is in seconds (RFC 7519); the exact instant stands beside it and is the one that counts.
        claims.put("exp", quote.validUntil().plusNanos(999_999_999).getEpochSecond());
        claims.put("validUntil", quote.validUntil());
        claims.put("channel", quote.channel());
        claims.put("store", quote.store());
        claims.put("customerId", quote.customerId());
        claims.put("seller", quote.seller());
        claims.put("appointment", quote.appointment());
        claims.put("lock", lock);
        claims.put("total", quote.total());
        claims.put("freeShipping", quote.freeShipping());
        claims.put("gifts", quote.gifts());
        claims.put(
                "operations",
                quote.operations().stream().map(Quote.Applied::operationId).toList());
        claims.put("lines", quote.lines().stream().map(QuoteClaims::line).toList());
        claims.values().removeIf(Objects::isNull);
        try {
            return json.writeValueAsBytes(claims);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a quote cannot be written", impossible);
        }
    }

    private static Map<String, Object> line(Quote.Line line) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("lineId", line.lineId());
        claims.put("sku", line.sku());
        claims.put("quantity", line.quantity());
        claims.put("unitPrice", line.unitPrice());
        claims.put("total", line.total());
        claims.put("taxRate", line.tax().rate());
        claims.put("tax", line.tax().amount());
        claims.put("pointsMultiplier", line.pointsMultiplier());
        claims.put("quotas", line.quotas());
        claims.put("reductions", List.copyOf(line.reductions()));
        return claims;
    }
}
