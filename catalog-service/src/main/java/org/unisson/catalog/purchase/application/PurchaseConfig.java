package org.unisson.catalog.purchase.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long it is known what was bought. */
@ConfigMapping(prefix = "unisson.purchases")
public interface PurchaseConfig {

    /** For how long purchases of nobody known are kept: longer than goods come back, and than receipts are claimed. */
    @WithDefault("P400D")
    Duration keptFor();

    /** How often those that are older are dropped. */
    @WithDefault("PT5M")
    Duration tidyInterval();
}
