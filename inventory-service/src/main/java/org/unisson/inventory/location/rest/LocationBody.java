package org.unisson.inventory.location.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.location.domain.Handling;
import org.unisson.inventory.location.domain.KnownLocation;
import org.unisson.inventory.location.domain.Location;
import org.unisson.inventory.location.domain.Location.Address;
import org.unisson.inventory.location.domain.Location.Capability;
import org.unisson.inventory.location.domain.Location.Kind;

/**
 * A location.
 *
 * @param gln in answers; in a request the path says it
 * @param country ISO 3166-1 alpha-2
 * @param latitude WGS 84 degrees
 * @param longitude WGS 84 degrees
 * @param timeZone IANA name, e.g. Europe/Paris
 * @param capabilities SELL, SHIP, PICKUP, RETURN, RECEIVE
 * @param open false while it is closed unexpectedly; if not said it stays as it is, and a new one is open
 * @param handlingCost what sending something from there costs, in minor units of the retailer's own currency
 * @param dailyCapacity pieces that it can get ready in a day
 * @param calendar when it works, from which orders are promised; absent: they are promised without it
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LocationBody(
        String gln,
        @NotBlank @Size(max = 200) String name,
        @NotNull Kind kind,

        @NotNull @Pattern(regexp = "[A-Z]{2}", message = "is an ISO 3166-1 alpha-2 code")
        String country,

        @NotBlank @Size(max = 16) String postcode,
        @NotBlank @Size(max = 100) String city,
        @NotNull @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @NotNull @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @NotBlank String timeZone,
        @NotNull Set<@NotNull Capability> capabilities,
        Boolean open,
        @Min(0) @Max(Handling.MAX) Long handlingCost,
        @Min(1) @Max(Handling.MAX) Long dailyCapacity,
        @Valid CalendarBody calendar,
        Long version) {

    Location toDomain(Gln number) {
        if (gln != null && !gln.equals(number.number())) {
            throw Problem.invalid("/gln", "differs from the path").asException();
        }
        try {
            ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("/timeZone", "is not an IANA time zone").asException();
        }
        return new Location(
                number,
                name,
                kind,
                new Address(country, postcode, city),
                latitude,
                longitude,
                timeZone,
                new TreeSet<>(capabilities),
                open == null || open,
                new Handling(handlingCost, dailyCapacity),
                Optional.ofNullable(calendar).map(CalendarBody::toDomain));
    }

    boolean saysOpen() {
        return open != null;
    }

    static LocationBody of(KnownLocation known) {
        Location location = known.location();
        return new LocationBody(
                location.gln().number(),
                location.name(),
                location.kind(),
                location.address().country(),
                location.address().postcode(),
                location.address().city(),
                location.latitude(),
                location.longitude(),
                location.timeZone(),
                location.capabilities(),
                location.open(),
                location.handling().cost(),
                location.handling().dailyCapacity(),
                location.calendar().map(CalendarBody::of).orElse(null),
                known.version());
    }
}
