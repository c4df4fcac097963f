package org.unisson.inventory.quota.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.availability.rest.ChannelIds;
import org.unisson.inventory.quota.domain.Counted;
import org.unisson.inventory.quota.domain.KnownQuota;
import org.unisson.inventory.quota.domain.Quota;

/**
 * How much of some SKUs may be sold, to whom, and when.
 *
 * @param quotaId in answers; in a request the path says it
 * @param name for people
 * @param skus that it covers, each once
 * @param channels on which it holds; absent or empty: on every one
 * @param from when the sale begins; absent: it has begun
 * @param until the first instant at which it is over; absent: it has no end
 * @param pieces of all its SKUs together; absent: no limit
 * @param perCustomer pieces of all its SKUs together for one customer; absent: no limit
 * @param substitution absent: true; false is a limited edition: each line comes from one place, and from no other when
 *     it is not found there
 * @param counted in answers: pieces that count in it, reserved (carts that hold included) and sold
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QuotaBody(
        String quotaId,

        @NotBlank @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "has control characters")
        String name,

        @NotNull @Size(min = 1, max = 100) List<@NotNull Sku> skus,

        @Size(max = 100) List<@NotNull @Pattern(regexp = ChannelIds.FORM) String> channels,

        Instant from,
        Instant until,
        @PositiveOrZero @Max(Quantity.MAX) Long pieces,
        @Positive @Max(Quantity.MAX) Long perCustomer,
        Boolean substitution,
        CountedBody counted,
        Long version) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** Pieces that count in a quota. */
    record CountedBody(long reserved, long sold) {}

    Quota toDomain(String id) {
        if (quotaId != null && !quotaId.equals(id)) {
            throw Problem.invalid("/quotaId", "differs from the path").asException();
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw Problem.invalid("/until", "is not after from").asException();
        }
        return new Quota(
                id,
                0,
                name,
                once(skus, "/skus/"),
                once(channels == null ? List.of() : channels, "/channels/"),
                moment("/from", from),
                moment("/until", until),
                Optional.ofNullable(pieces),
                Optional.ofNullable(perCustomer),
                substitution == null || substitution);
    }

    static QuotaBody of(KnownQuota known) {
        Quota quota = known.quota();
        Counted counted = known.counted();
        return new QuotaBody(
                quota.id(),
                quota.name(),
                quota.skus().stream().map(Sku::code).sorted().map(Sku::new).toList(),
                quota.channels().stream().sorted().toList(),
                quota.from().orElse(null),
                quota.until().orElse(null),
                quota.pieces().orElse(null),
                quota.perCustomer().orElse(null),
                quota.substitution(),
                new CountedBody(counted.reserved(), counted.sold()),
                quota.version());
    }

    private static Optional<Instant> moment(String pointer, Instant moment) {
        if (moment != null && (moment.isBefore(EARLIEST) || !moment.isBefore(LATEST))) {
            throw Problem.invalid(pointer, "is not from 2000 to 2199").asException();
        }
        return Optional.ofNullable(moment).map(one -> one.truncatedTo(ChronoUnit.MICROS));
    }

    private static <T> Set<T> once(List<T> named, String pointer) {
        Set<T> all = new HashSet<>();
        for (int index = 0; index < named.size(); index++) {
            if (!all.add(named.get(index))) {
                throw Problem.invalid(pointer + index, "is given twice").asException();
            }
        }
        return all;
    }
}
