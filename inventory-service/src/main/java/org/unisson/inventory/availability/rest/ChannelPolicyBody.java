package org.unisson.inventory.availability.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
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

/**
 * What a channel may promise.
 *
 * @param channel in answers; in a request the path says it
 * @param buffer pieces kept back from the channel, per SKU and location
 * @param buffers SKUs of which another number is kept back, each once, at most 1,000
 * @param locations the only ones that may serve the channel, at most 1,000; absent: all
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChannelPolicyBody(
        String channel,
        @NotNull @PositiveOrZero @Max(Quantity.MAX) Long buffer,
        @Size(max = 1_000) List<@NotNull @Valid BufferBody> buffers,
        @Size(max = 1_000) Set<@NotNull Gln> locations,
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
        return new ChannelPolicy(id, 0, buffer, bySku, Optional.ofNullable(locations));
    }

    static ChannelPolicyBody of(ChannelPolicy policy) {
        return new ChannelPolicyBody(
                policy.channel(),
                policy.buffer(),
                policy.buffers().entrySet().stream()
                        .map(of -> new BufferBody(of.getKey(), of.getValue()))
                        .sorted(Comparator.comparing(of -> of.sku().code()))
                        .toList(),
                policy.locations().orElse(null),
                policy.version());
    }
}
