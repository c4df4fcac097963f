package org.unisson.inventory.quota.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Times of quotas. */
@ConfigMapping(prefix = "unisson.quotas")
public interface QuotaTimes {

    /** How often what counts in quotas is compared with the reservations and the holds. */
    @WithDefault("PT1H")
    Duration auditInterval();
}
