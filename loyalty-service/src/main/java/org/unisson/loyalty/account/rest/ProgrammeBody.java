package org.unisson.loyalty.account.rest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.unisson.chassis.rest.Problem;
import org.unisson.loyalty.account.domain.Validity;

/**
 * What can be changed of the programme.
 *
 * @param expiry when points expire; absent: never
 * @param pendingDays after which points of a purchase can be spent, at most 90; absent: 0, at once
 * @param zone in whose calendar both are counted, such as Europe/Paris; absent: UTC
 */
record ProgrammeBody(
        Expiry expiry,
        @Min(0) @Max(Validity.MOST_PENDING_DAYS) Integer pendingDays,
        @Size(max = 50) String zone) {

    /**
     * When points expire.
     *
     * @param days after they were earned, at most 3650
     * @param months after they were earned, at most 120; exactly one of days and months
     * @param endOfMonth whether they last until the end of that month; absent: no
     */
    record Expiry(Integer days, Integer months, Boolean endOfMonth) {

        static Expiry of(Validity validity) {
            return validity.days() == null && validity.months() == null
                    ? null
                    : new Expiry(validity.days(), validity.months(), validity.endOfMonth());
        }
    }

    /** @throws org.unisson.chassis.rest.ProblemException 400 where it makes no sense, naming the place */
    Validity validity() {
        Integer days = expiry == null ? null : expiry.days();
        Integer months = expiry == null ? null : expiry.months();
        boolean endOfMonth = expiry != null && Boolean.TRUE.equals(expiry.endOfMonth());
        int pending = pendingDays == null ? 0 : pendingDays;
        if (expiry != null && days == null && months == null) {
            throw Problem.invalid("/expiry", "is in days or in months; without it points never expire")
                    .asException();
        }
        Validity.problem(days, months, endOfMonth, pending).ifPresent(problem -> {
            throw Problem.invalid("/expiry", problem).asException();
        });
        return new Validity(days, months, endOfMonth, pending, zoneId());
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone == null ? "UTC" : zone);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("/zone", "is no time zone such as Europe/Paris")
                    .asException();
        }
    }
}
