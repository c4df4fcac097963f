package org.unisson.inventory.audit.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of audits. */
@ConfigMapping(prefix = "unisson.audits")
public interface AuditTimes {

    /** From the beginning of one audit to the beginning of the next. */
    @WithDefault("PT1H")
    Duration interval();

    /** How often somebody looks whether there is an audit to begin or to go on with. */
    @WithDefault("PT5S")
    Duration lookEvery();

    /** Of the reservations against their orders. */
    Reservations reservations();

    /** Times of audits of the reservations. */
    interface Reservations {

        /** From the beginning of one audit to the beginning of the next. */
        @WithDefault("PT1M")
        Duration interval();

        /** How long something must have been known before it counts: what is younger is merely under way. */
        @WithDefault("PT1M")
        Duration grace();
    }
}
