package org.unisson.customer.segment.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.unisson.customer.segment.domain.Window;

/** Segments, and what purchases they look at. */
@ConfigMapping(prefix = "unisson.segments")
public interface SegmentConfig {

    /** How far back purchases count. */
    @WithDefault("P365D")
    Duration window();

    /** ISO 4217: the currency in which people are compared by what they spent. */
    @WithDefault("EUR")
    String currency();

    /** How often it is looked whom something has changed for. */
    @WithDefault("PT0.2S")
    Duration interval();

    /** After how long the boundaries of quintiles are worked out again. */
    @WithDefault("P1D")
    Duration boundariesAge();

    /** How often it is looked whether they are that old. */
    @WithDefault("PT10M")
    Duration boundariesInterval();

    default Window looksAt() {
        return new Window(window(), currency());
    }
}
