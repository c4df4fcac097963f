package org.unisson.customer.journey.application;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.unisson.chassis.rest.Moments;
import org.unisson.customer.journey.domain.TouchIds;
import org.unisson.customer.journey.domain.Window;

/** Which moments touchpoints are kept of. */
@ApplicationScoped
public class Accepted {

    private final JourneyConfig config;
    private final Clock clock;

    Accepted(JourneyConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** From the retention up to now, and as much further as clocks may differ. */
    public Window window() {
        Instant now = clock.instant();
        return new Window(now.minus(config.retention()), now.plus(Moments.CLOCKS_DIFFER_BY));
    }

    /** The first day on which the id of something that is accepted can have been made; the day before it is kept too. */
    LocalDate oldestDay() {
        Instant earliest = window().from().minus(TouchIds.STRAYS_BY);
        return LocalDate.ofInstant(earliest, ZoneOffset.UTC).minusDays(1);
    }
}
