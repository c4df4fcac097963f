package org.unisson.inventory.delivery.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.delivery.domain.DeliveryZone;
import org.unisson.inventory.delivery.domain.KnownZone;
import org.unisson.inventory.location.domain.TimeOfDay;

/**
 * An area to which is delivered the same day. Where areas overlap, the longest postcode counts. Times are HH:mm; 24:00 is
 * the end of the day.
 *
 * @param zoneId in answers; in a request the path says it
 * @param country ISO 3166-1 alpha-2
 * @param postcodes how postcodes of the zone begin, at most 1,000; capitals, spaces and dashes make no difference
 * @param locations from which is delivered there, at most 1,000; each on the days that its calendar is open
 * @param timeZone IANA name, of those who live there: it says which day it is, and when the promise ends
 * @param cutOff until when, in each location's own time, is ordered for that day; absent: as the location's calendar says
 * @param promisedBy until when it is there, in the zone's time
 * @param dailyCapacity orders for a day; absent: any number
 * @param version in answers; If-Match carries it in a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ZoneBody(
        String zoneId,

        @NotNull @Pattern(regexp = "[^\\p{Cntrl}]{1,100}", message = "is 1 to 100 characters")
        String name,

        @NotNull @Pattern(regexp = ZoneBody.COUNTRY, message = ZoneBody.NO_COUNTRY)
        String country,

        @NotNull @Size(min = 1, max = 1_000)
        List<@NotNull @Pattern(regexp = ZoneBody.POSTCODE, message = ZoneBody.NO_POSTCODE) String> postcodes,

        @NotNull @Size(min = 1, max = 1_000) List<@NotNull Gln> locations,
        @NotNull @Size(min = 1, max = 64) String timeZone,

        @Pattern(regexp = TimeOfDay.PATTERN, message = ZoneBody.NO_TIME)
        String cutOff,

        @NotNull @Pattern(regexp = TimeOfDay.PATTERN, message = ZoneBody.NO_TIME)
        String promisedBy,

        @Min(1) @Max(1_000_000_000) Integer dailyCapacity,
        Long version) {

    static final String COUNTRY = "[A-Z]{2}";
    static final String NO_COUNTRY = "is an ISO 3166-1 alpha-2 code";
    static final String POSTCODE = "[A-Za-z0-9][A-Za-z0-9 -]{0,11}";
    static final String NO_POSTCODE = "is 1 to 12 letters, digits, spaces or dashes";
    private static final String NO_TIME = "is not a time of day, HH:mm";

    DeliveryZone toDomain(String id) {
        if (zoneId != null && !zoneId.equals(id)) {
            throw Problem.invalid("/zoneId", "differs from the path").asException();
        }
        if (TimeOfDay.minute(promisedBy) == 0) {
            throw Problem.invalid("/promisedBy", "is before the day has begun").asException();
        }
        return new DeliveryZone(
                id,
                name,
                country,
                new TreeSet<>(postcodes),
                Set.copyOf(locations),
                zone(),
                cutOff == null ? null : TimeOfDay.minute(cutOff),
                TimeOfDay.minute(promisedBy),
                dailyCapacity);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("/timeZone", "is not an IANA time zone").asException();
        }
    }

    static ZoneBody of(KnownZone known) {
        DeliveryZone zone = known.zone();
        return new ZoneBody(
                zone.id(),
                zone.name(),
                zone.country(),
                List.copyOf(zone.postcodes()),
                zone.locations().stream()
                        .sorted(Comparator.comparing(Gln::number))
                        .toList(),
                zone.timeZone().getId(),
                zone.cutOff() == null ? null : TimeOfDay.shown(zone.cutOff()),
                TimeOfDay.shown(zone.promisedBy()),
                zone.dailyCapacity(),
                known.version());
    }
}
