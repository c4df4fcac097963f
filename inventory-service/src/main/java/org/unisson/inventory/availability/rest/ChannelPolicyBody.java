package org.unisson.inventory.availability.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.domain.ChannelPolicy;
import org.unisson.inventory.availability.domain.HoldTerms;
import org.unisson.inventory.availability.domain.Portion;

/**
 * What a channel may promise.
 *
 * @param channel in answers; in a request the path says it
 * @param share per cent of what is available of a SKU at a location that it may promise, rounded down to whole pieces,
 *     1 to 100; absent in a request: 100
 * @param buffer pieces kept back from the channel, per SKU and location
 * @param buffers SKUs of which another number is kept back, each once, at most 1,000
 * @param locations the only ones that may serve the channel, at most 1,000; absent: all
 * @param holdFor how long pieces are set aside for a cart, an ISO 8601 duration from PT1S to PT1H; absent: they are not
 * @param holdAtMost pieces per cart; absent in a request with holdFor: 20
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelPolicyBody(
        String channel,
        @Min(1) @Max(Portion.ALL) Integer share,
        @NotNull @PositiveOrZero @Max(Quantity.MAX) Long buffer,
        @Size(max = 1_000) List<@NotNull @Valid BufferBody> buffers,
        @Size(max = 1_000) Set<@NotNull Gln> locations,
        @Size(max = 20) String holdFor,
        @Positive @Max(Quantity.MAX) Long holdAtMost,
        Long version) {

    /** Pieces of a SKU kept back. */
    record BufferBody(
            @NotNull Sku sku,
            @NotNull @PositiveOrZero @Max(Quantity.MAX) Long buffer) {}

    ChannelPolicy toDomain(String id) {
        if (channel != null && !channel.equals(id)) {
            throw Problem.invalid("/channel", "differs from the path").asException();
        }
        Map<Sku, Long> bySku = new HashMap<>();
        for (int index = 0; buffers != null && index < buffers.size(); index++) {
            BufferBody of = buffers.get(index);
            if (bySku.put(of.sku(), of.buffer()) != null) {
                throw Problem.invalid("/buffers/" + index + "/sku", "is given twice")
                        .asException();
            }
        }
        return new ChannelPolicy(
                id, 0, share == null ? Portion.ALL : share, buffer, bySku, Optional.ofNullable(locations), holds());
    }

    private Optional<HoldTerms> holds() {
        if (holdFor == null) {
            if (holdAtMost != null) {
                throw Problem.invalid("/holdAtMost", "says nothing without holdFor")
                        .asException();
            }
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new HoldTerms(Duration.parse(holdFor), holdAtMost == null ? HoldTerms.USUAL_AT_MOST : holdAtMost));
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException none) {
            throw Problem.invalid("/holdFor", "is an ISO 8601 duration of whole seconds, from PT1S to PT1H")
                    .asException();
        }
    }

    static ChannelPolicyBody of(ChannelPolicy policy) {
        return new ChannelPolicyBody(
                policy.channel(),
                policy.share(),
                policy.buffer(),
                policy.buffers().entrySet().stream()
                        .map(of -> new BufferBody(of.getKey(), of.getValue()))
                        .sorted(Comparator.comparing(of -> of.sku().code()))
                        .toList(),
                policy.locations().orElse(null),
                policy.holds().map(terms -> terms.holdFor().toString()).orElse(null),
                policy.holds().map(HoldTerms::atMost).orElse(null),
                policy.version());
    }
}
