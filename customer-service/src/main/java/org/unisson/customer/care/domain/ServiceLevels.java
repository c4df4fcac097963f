package org.unisson.customer.care.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Within which time we act on a case of each kind. */
public record ServiceLevels(Map<CaseKind, Duration> within) {

    public ServiceLevels {
        within = Map.copyOf(within);
        for (CaseKind kind : CaseKind.values()) {
            Duration level = within.get(kind);
            if (level == null || level.isNegative()) {
                throw new IllegalArgumentException("a service level is needed for each of "
                        + Arrays.toString(CaseKind.values()) + ", not for " + within);
            }
        }
    }

    /** Until when we act on what came to us at that instant; from the next microsecond on it is overdue. */
    public Instant due(CaseKind kind, Instant since) {
        return since.plus(within.get(kind));
    }
}
