package org.unisson.customer.care.application;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import org.unisson.customer.care.domain.CaseKind;
import org.unisson.customer.care.domain.ServiceLevels;

/** After-sales and advice. */
@ConfigMapping(prefix = "unisson.care")
public interface CareConfig {

    /** Within which time we act on cases, from the moment when they come to us. */
    DueWithin dueWithin();

    /** By what a case is about. */
    interface DueWithin {

        @WithDefault("PT24H")
        Duration advice();

        @WithDefault("PT48H")
        Duration complaint();

        @WithDefault("PT48H")
        Duration returned();

        @WithDefault("P14D")
        Duration repair();

        @WithDefault("PT24H")
        Duration delivery();

        @WithDefault("PT72H")
        Duration other();
    }

    /** The same as a table. */
    default ServiceLevels serviceLevels() {
        return new ServiceLevels(Map.of(
                CaseKind.ADVICE, dueWithin().advice(),
                CaseKind.COMPLAINT, dueWithin().complaint(),
                CaseKind.RETURN, dueWithin().returned(),
                CaseKind.REPAIR, dueWithin().repair(),
                CaseKind.DELIVERY, dueWithin().delivery(),
                CaseKind.OTHER, dueWithin().other()));
    }
}
