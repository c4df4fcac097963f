package org.unisson.catalog.quote.application;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.catalog.brand.domain.Requirement;
import org.unisson.catalog.price.domain.PriceAnswer;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.quote.domain.PricedBasket;
import org.unisson.catalog.quote.domain.Reason;
import org.unisson.chassis.values.Money;

/**
 * What a basket costs, and why. The lines sum to the total; tax is in every price.
 *
 * @param at the instant whose prices it holds
 * @param validUntil it is good before this instant
 * @param preview whether it is of another instant than that of asking: then nothing can be sold under it
 * @param operations that give something, in the order in which they were counted
 * @param notApplied operations on something in it that are in effect and give nothing
 * @param coupons what became of each code given
 * @param seller who sells, or null
 * @param appointment upon which it is sold, or null
 * @param sellable whether nothing that a brand wants is missing; where something is, it is not signed
 * @param signed the same as a JSON Web Signature for whoever sells under it; null in a preview
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Quote(
        UUID quoteId,
        String channel,
        String store,
        UUID customerId,
        Instant at,
        Instant validUntil,
        boolean preview,
        List<Line> lines,
        Money regular,
        Money reduction,
        Money total,
        List<Taxes.Part> taxes,
        boolean freeShipping,
        List<PricedBasket.Gift> gifts,
        List<Applied> operations,
        List<NotApplied> notApplied,
        List<Coupon> coupons,
        String seller,
        String appointment,
        Boolean sellable,
        Lock lock,
        String signed) {

    /** A quote that was kept before brands wanted anything lacks nothing. */
    public Quote {
        sellable = sellable == null || sellable;
    }

    /** Whether coupons and budgets have to be locked before something is sold under it. */
    public enum Lock {
        /** It takes none. */
        NONE,
        /** It has to be locked first; it cannot be sold under yet. */
        REQUIRED,
        /** They are kept for it. */
        HELD
    }

    /**
     * A line.
     *
     * @param unitPrice before reductions
     * @param list the named price list that it is from, or null
     * @param why the rule by which the price was chosen
     * @param lowest30Days with a reduction: the lowest price of a piece in the 30 days before it began, or null
     * @param pointsMultiplier hundredths; 100 where there is none
     * @param quotas of inventory that its pieces count against
     * @param missing what its brand wants before it is sold, and is not there
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Line(
            String lineId,
            String sku,
            long quantity,
            Money unitPrice,
            String list,
            String why,
            List<PriceAnswer.Lost> lost,
            Money regular,
            List<PricedBasket.Reduction> reductions,
            Money total,
            Money lowest30Days,
            Taxes.Part tax,
            int pointsMultiplier,
            List<UUID> quotas,
            List<Requirement> missing) {}

    /** An operation that gives something. @param coupon the code that opened it, or null */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Applied(UUID operationId, Names names, Money reduction, String coupon, Instant endsAt) {}

    /** An operation that gives nothing. @param instead the one that came before it where that is why, or null */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record NotApplied(UUID operationId, Names names, Reason reason, UUID instead) {}

    /** A code given. @param outcome APPLIED, NOT_APPLIED, USED or UNKNOWN */
    public record Coupon(String code, String outcome) {}

    /** What a lock takes. @param amount minor units @param coupon code, or null */
    public record Claim(UUID operationId, long amount, String coupon) {}

    Quote signedAs(Lock now, String signature) {
        return new Quote(
                quoteId,
                channel,
                store,
                customerId,
                at,
                validUntil,
                preview,
                lines,
                regular,
                reduction,
                total,
                taxes,
                freeShipping,
                gifts,
                operations,
                notApplied,
                coupons,
                seller,
                appointment,
                sellable,
                now,
                signature);
    }
}
