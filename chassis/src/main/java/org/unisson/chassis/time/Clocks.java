package org.unisson.chassis.time;

import io.quarkus.arc.DefaultBean;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The clock that everything injects: UTC, in whole microseconds, as PostgreSQL and Avro keep them. */
class Clocks {

    private static final String EMBEDDED = "embedded";

    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock clock(@ConfigProperty(name = "unisson.clock.offset", defaultValue = "PT0S") Duration offset) {
        return goingWrongBy(offset, mayGoWrong());
    }

    /** A service that is told to go wrong where it must not does not start. */
    void refuseAtStart(
            @Observes StartupEvent starting,
            @ConfigProperty(name = "unisson.clock.offset", defaultValue = "PT0S") Duration offset) {
        goingWrongBy(offset, mayGoWrong());
    }

    // A clock that is ahead ends what is promised to others too early, one that is behind too late: deadlines, holds,
    // cut-offs. It is for tests of that alone.
    static Clock goingWrongBy(Duration offset, boolean allowed) {
        if (!offset.isZero() && !allowed) {
            throw new IllegalStateException("unisson.clock.offset is " + offset
                    + ": clocks go wrong in tests only, in the profiles dev, test and embedded.");
        }
        Clock right = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
        return offset.isZero() ? right : Clock.offset(right, offset);
    }

    private static boolean mayGoWrong() {
        return LaunchMode.current() != LaunchMode.NORMAL || ConfigUtils.isProfileActive(EMBEDDED);
    }
}
