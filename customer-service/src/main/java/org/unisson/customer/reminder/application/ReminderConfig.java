package org.unisson.customer.reminder.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reminders of abandoned carts. */
@ConfigMapping(prefix = "unisson.reminders")
public interface ReminderConfig {

    /** From the moment a cart is reported abandoned until the decision. */
    @WithDefault("PT0S")
    Duration delay();

    /** How far behind the feeds of purchases and of consignments may be; also how long a due decision waits for them. */
    @WithDefault("PT30S")
    Duration feedStalenessBound();

    /** How often due decisions are looked for. */
    @WithDefault("PT0.1S")
    Duration interval();
}
