package org.unisson.order.quote.application;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.quote.domain.Gift;
import org.unisson.order.quote.domain.LineReduction;
import org.unisson.order.quote.domain.LineTerms;
import org.unisson.order.quote.domain.Quote;
import org.unisson.order.quote.domain.QuotedLine;

/** A quote as the catalog writes it. What else it will say one day does not matter here. */
@JsonIgnoreProperties(ignoreUnknown = true)
record QuoteClaims(
        UUID jti,
        Long iat,
        Instant validUntil,
        String channel,
        Gln store,
        UUID customerId,
        Quote.Lock lock,
        Money total,
        boolean freeShipping,
        List<GiftClaim> gifts,
        List<UUID> operations,
        List<LineClaim> lines) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GiftClaim(UUID operationId, Sku sku, int quantity) {

        private Gift gift() {
            require(operationId, sku);
            return new Gift(operationId, sku, quantity);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record LineClaim(
            String lineId,
            Sku sku,
            long quantity,
            Money unitPrice,
            Money total,
            int taxRate,
            Money tax,
            int pointsMultiplier,
            List<UUID> quotas,
            List<ReductionClaim> reductions) {

        private QuotedLine line() {
            require(lineId, sku, unitPrice, total, tax);
            return new QuotedLine(
                    lineId,
                    sku,
                    quantity,
                    unitPrice,
                    total,
                    new LineTerms(
                            orNone(reductions).stream()
                                    .map(ReductionClaim::reduction)
                                    .toList(),
                            taxRate,
                            tax,
                            pointsMultiplier,
                            orNone(quotas),
                            null));
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ReductionClaim(UUID operationId, Money amount) {

        private LineReduction reduction() {
            require(operationId, amount);
            return new LineReduction(operationId, amount);
        }
    }

    /** @throws IllegalArgumentException where something is missing or does not add up */
    Quote quote() {
        require(jti, channel, validUntil, lock, total, lines);
        return new Quote(
                jti,
                channel,
                store,
                customerId,
                validUntil,
                lock,
                total,
                freeShipping,
                orNone(gifts).stream().map(GiftClaim::gift).toList(),
                orNone(operations),
                lines.stream().map(LineClaim::line).toList());
    }

    private static void require(Object... values) {
        for (Object value : values) {
            if (value == null) {
                throw new IllegalArgumentException("a quote says more");
            }
        }
    }

    private static <T> List<T> orNone(List<T> some) {
        return some == null ? List.of() : some;
    }
}
