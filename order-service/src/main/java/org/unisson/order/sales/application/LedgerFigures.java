package org.unisson.order.sales.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.unisson.order.sales.domain.Figures;
import org.unisson.order.sales.domain.TaxedTurnover;

/**
 * Figures of a period. A sale counts at the instant of the sale, a hand-over and a return at theirs; what is booked late
 * changes the figures of a period that is over.
 *
 * @param from inclusive
 * @param to exclusive
 * @param by what the groups are
 * @param asOf all that was booked until then is in it
 * @param lastBookedAt when something of the period was booked last; absent where there is nothing
 * @param balanced whether the groups sum to the total, which is a sum of its own over all postings, the postings to zero,
 *     the rates of tax to what was sold at them, and the tax in it to what is owed
 * @param stores GLNs of the stores whose figures alone these are; absent: of all
 * @param groups per group and currency
 * @param total per currency
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LedgerFigures(
        Instant from,
        Instant to,
        String by,
        Instant asOf,
        Instant lastBookedAt,
        boolean balanced,
        Set<String> stores,
        List<Line> groups,
        List<Line> total) {

    /**
     * One line; amounts are minor units of its currency.
     *
     * @param group channel id or GLN; absent: of no location yet, or attached to no store
     * @param gross handed over, before discounts
     * @param revenue gross less discounts
     * @param deferred what was sold less what was handed over of it
     * @param net revenue less what was returned
     * @param pieces handed over
     * @param breakage left on gift cards that have expired: earned, and no part of net
     * @param vat in net, as far as the rates of tax are known
     * @param rates net and deferred by rate of tax: their gross sums to net, and their vat to vat
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            String group,
            String currency,
            long gross,
            long discounts,
            long revenue,
            long deferred,
            long returned,
            long net,
            long pieces,
            long piecesReturned,
            long breakage,
            long vat,
            List<AtRate> rates) {

        public static Line of(String group, Figures figures) {
            return new Line(
                    group,
                    figures.currency(),
                    figures.gross(),
                    figures.discounts(),
                    figures.revenue(),
                    figures.deferred(),
                    figures.returned(),
                    figures.net(),
                    figures.pieces(),
                    figures.piecesReturned(),
                    figures.breakage(),
                    figures.taxed().vat(),
                    figures.taxed().rates().stream().map(AtRate::of).toList());
        }
    }

    /**
     * What was sold at a rate of tax, less what was returned. Amounts are minor units.
     *
     * @param rate basis points; absent: not known, as it was sold under no quote
     * @param gross tax included, after discounts
     * @param net without the tax; absent where the rate is not known
     * @param vat absent where the rate is not known
     * @param deferred sold and not handed over, tax included: its tax is booked with its revenue
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AtRate(Integer rate, long gross, Long net, Long vat, long deferred) {

        static AtRate of(TaxedTurnover.AtRate turnover) {
            return turnover.rate() == null
                    ? new AtRate(null, turnover.gross(), null, null, turnover.deferred())
                    : new AtRate(
                            turnover.rate(),
                            turnover.gross(),
                            Math.subtractExact(turnover.gross(), turnover.vat()),
                            turnover.vat(),
                            turnover.deferred());
        }
    }
}
