package org.unisson.loyalty.voucher.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How vouchers are worked on. */
@ConfigMapping(prefix = "unisson.vouchers")
public interface VoucherConfig {

    /** How long a till may keep one for itself. */
    @WithDefault("PT15M")
    Duration lockFor();

    /** How often those that have expired, and locks that are over, are looked for. */
    @WithDefault("PT1S")
    Duration endingInterval();
}
