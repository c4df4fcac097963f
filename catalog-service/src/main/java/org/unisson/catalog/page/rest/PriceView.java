package org.unisson.catalog.page.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.catalog.quote.domain.PricedBasket.Applied;
import org.unisson.catalog.quote.domain.ShownPrice;
import org.unisson.chassis.values.Money;

/**
 * Why a price is what it is.
 *
 * @param regular before reductions
 * @param lowest30Days shown with a reduction: the lowest price of the 30 days before it began; null where it is not
 *     reduced, or was never sold without the reduction
 * @param list the named price list it is from, or null
 * @param why the rule by which it was chosen
 * @param lost prices that hold as well and were not chosen
 * @param operations that give something
 * @param until the next instant at which it may change by the clock, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record PriceView(
        Money regular,
        Money lowest30Days,
        String list,
        String why,
        List<PriceAnswer.Lost> lost,
        List<OperationOnPage> operations,
        Instant until) {

    /** An operation that gives something. @param reduction on one piece */
    public record OperationOnPage(UUID operationId, String name, Money reduction, Instant endsAt) {

        static OperationOnPage of(Applied applied, Language language) {
            return new OperationOnPage(
                    applied.operationId(),
                    language.choose(
                            applied.content().names().fr(),
                            applied.content().names().en()),
                    applied.reduction(),
                    applied.content().endsAt());
        }
    }

    /** Null where there is no price. */
    static PriceView of(ShownPrice shown, Language language) {
        return shown == null
                ? null
                : new PriceView(
                        shown.answer().price(),
                        shown.prior(),
                        shown.answer().list(),
                        shown.answer().why(),
                        shown.answer().lost(),
                        shown.operations().stream()
                                .map(applied -> OperationOnPage.of(applied, language))
                                .toList(),
                        shown.until());
    }
}
