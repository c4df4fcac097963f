package org.unisson.customer.journey.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.unisson.chassis.values.Money;
import org.unisson.customer.journey.domain.Model;

/**
 * Who is thanked for the sales of a period.
 *
 * @param sales of known customers, per currency: the parts and the others sum to them
 * @param purchases how many those are
 * @param parts the largest 500
 * @param others what is in no part, per currency; empty where there are no more
 */
public record AttributionView(
        Model model,
        Instant from,
        Instant to,
        List<Money> sales,
        long purchases,
        List<Part> parts,
        List<Money> others) {

    /**
     * What somebody is thanked for.
     *
     * @param source absent: nobody can be thanked, or the customer does not allow to look
     * @param channel of the touchpoint
     * @param purchases to which they have brought somebody
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(String source, String campaign, String channel, Money amount, long purchases) {}
}
