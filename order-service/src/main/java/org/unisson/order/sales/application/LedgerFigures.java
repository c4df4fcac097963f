package org.unisson.order.sales.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.unisson.order.sales.domain.Figures;

/**
 * Figures of a period. A sale counts at the instant of the sale, a hand-over and a return at theirs; what is booked late
 * changes the figures of a period that is over.
 *
 * @param from inclusive
 * @param to exclusive
 * @param by what the groups are
 * @param asOf all that was booked until then is in it
 * @param lastBookedAt when something of the period was booked last; absent where there is nothing
 * @param balanced whether the groups sum to the total, which is a sum of its own over all postings, and the postings to
 *     zero
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
            long breakage) {

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
                    figures.breakage());
        }
    }
}
