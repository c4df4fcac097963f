package org.unisson.order.ordering.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.rest.Problem;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.access.OwnerAccess;
import org.unisson.order.address.application.GivenAddress;
import org.unisson.order.address.rest.AddressBody;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.ordering.domain.CashTaken;
import org.unisson.order.ordering.domain.OfferedTender;
import org.unisson.order.ordering.domain.SameDay;

/** What clients send about orders. */
final class OrderRequests {

    private static final String CHANNEL = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final String REFERENCE = "[\\x21-\\x7e]{1,64}";
    private static final String TOKEN = "[A-Za-z0-9_.-]{1,100}";

    private static final String APPOINTMENT = "[^\\p{Cntrl}]{1,100}";

    private static final int MOST_GIFT_CARDS = 5;

    private static final int MOST_VOUCHERS = 5;

    /** Of the five hundred lines that a quote has at most. */
    private static final int LONGEST_QUOTE = 1_000_000;

    private OrderRequests() {}

    private static List<OfferedTender> offered(List<GiftCard> giftCards, List<Voucher> vouchers) {
        List<OfferedTender> offered = new ArrayList<>();
        if (giftCards != null) {
            giftCards.forEach(gift -> offered.add(OfferedTender.giftCard(gift.authorisationId(), gift.amount())));
        }
        if (vouchers != null) {
            vouchers.forEach(voucher -> offered.add(OfferedTender.voucher(voucher.voucherId(), voucher.amount())));
        }
        return offered;
    }

    /** The address as it came with an order, or null. @param serving whether one of the staff has given it */
    static GivenAddress given(AddressBody address, boolean serving) {
        return address == null ? null : new GivenAddress(address.address("/address"), serving ? "STAFF" : "OWNER");
    }

    /** Cash in the drawer of a till, or null. Refuses (401, 403) who is not of the store's staff. */
    static CashTaken taken(Cash cash, Gln store, OwnerAccess access) {
        if (cash == null) {
            return null;
        }
        if (store == null) {
            throw Problem.invalid("/location", "the store whose till has taken the cash")
                    .asException();
        }
        access.requireTill(store);
        return new CashTaken(cash.amount(), cash.session());
    }

    /** Cash that a till has taken. @param amount without what was given back as change @param session of the till, open */
    record Cash(@NotNull Money amount, @NotNull UUID session) {}

    /** An amount of a gift card. @param authorisationId as loyalty-service has set it aside */
    record GiftCard(@NotNull UUID authorisationId, @NotNull Money amount) {}

    /** A voucher of whoever orders. @param amount all that is left on it: it pays whole */
    record Voucher(@NotNull UUID voucherId, @NotNull Money amount) {}

    /**
     * A cart's checkout.
     *
     * @param method of the lines for which none was chosen
     * @param location of those lines, and of the store that sells
     * @param delivery of what is shipped; left out: STANDARD
     * @param address where it is to be sent; left out: it is said later
     * @param quote the catalog's quote under which it is sold: a JSON Web Signature in its compact form
     * @param appointment reference of the appointment upon which a brand is sold, 1 to 100 characters; or left out
     * @param cash that a till of the store has taken for it; only for its staff
     * @param vouchers of whoever orders
     */
    record Checkout(
            @NotNull @Pattern(regexp = CHANNEL) String channel,
            @NotNull Fulfilment.Method method,
            Gln location,
            @Pattern(regexp = TOKEN) String cardToken,
            @Min(0) @Max(1_000_000_000) Long points,
            // Left out where there is none: requests from before it existed keep their fingerprint.
            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = MOST_GIFT_CARDS)
            List<@NotNull @Valid GiftCard> giftCards,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            Delivery delivery,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            AddressBody address,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = LONGEST_QUOTE)
            String quote,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = APPOINTMENT)
            String appointment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            Cash cash,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = MOST_VOUCHERS)
            List<@NotNull @Valid Voucher> vouchers) {

        long pointsOffered() {
            return points == null ? 0 : points;
        }

        List<OfferedTender> tendersOffered() {
            return offered(giftCards, vouchers);
        }

        /** Without the card. */
        @Override
        public String toString() {
            return "checkout on " + channel;
        }
    }

    /**
     * An order without a cart.
     *
     * @param placedAt only for the role service, as every line's unitPrice
     * @param externalReference what another system calls it: one order per channel and reference, for ever; only for the
     *     role service
     * @param delivery of what is shipped; left out: STANDARD
     * @param address where it is to be sent; left out: it is said later
     * @param amends the order to which it adds, of the same customer
     * @param quote the catalog's quote under which it is sold: a JSON Web Signature in its compact form
     * @param appointment reference of the appointment upon which a brand is sold, 1 to 100 characters; or left out
     * @param cash that a till of the store has taken for it; only for its staff
     * @param vouchers of whoever orders
     */
    record NewOrder(
            @NotNull @Pattern(regexp = CHANNEL) String channel,
            UUID customerId,
            @Size(min = 1, max = 64) String card,
            @NotNull @Size(min = 1, max = 2_000) List<@NotNull @Valid Line> lines,
            @NotNull Fulfilment.Method method,
            Gln location,
            @Pattern(regexp = TOKEN) String cardToken,
            @Min(0) @Max(1_000_000_000) Long points,
            Instant placedAt,
            // Left out where there is none: requests from before it existed keep their fingerprint.
            @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = REFERENCE)
            String externalReference,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = MOST_GIFT_CARDS)
            List<@NotNull @Valid GiftCard> giftCards,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            Delivery delivery,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            AddressBody address,

            @JsonInclude(JsonInclude.Include.NON_NULL) UUID amends,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(min = 1, max = LONGEST_QUOTE)
            String quote,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Pattern(regexp = APPOINTMENT)
            String appointment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Valid
            Cash cash,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Size(max = MOST_VOUCHERS)
            List<@NotNull @Valid Voucher> vouchers) {

        List<OfferedTender> tendersOffered() {
            return offered(giftCards, vouchers);
        }

        long pointsOffered() {
            return points == null ? 0 : points;
        }

        boolean needsService() {
            return placedAt != null
                    || externalReference != null
                    || lines.stream().anyMatch(line -> line.unitPrice() != null);
        }

        /** Without the card. */
        @Override
        public String toString() {
            return "order on " + channel;
        }
    }

    /**
     * How what is shipped is to be delivered. SAME_DAY is promised, or the order is cancelled with the reason; inventory's
     * delivery-options say beforehand.
     *
     * @param country ISO 3166-1 alpha-2; required for SAME_DAY, as is the postcode
     * @param postcode nothing more is asked, or kept, of where it goes
     */
    record Delivery(
            @NotNull Service service,

            @Pattern(regexp = "[A-Z]{2}", message = "is an ISO 3166-1 alpha-2 code")
            String country,

            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9 -]{0,11}",
                    message = "is 1 to 12 letters, digits, spaces or dashes")
            String postcode) {

        /** How fast. */
        enum Service {
            STANDARD,
            SAME_DAY
        }

        /** Null: the usual way. */
        static SameDay sameDay(Delivery delivery) {
            if (delivery == null || delivery.service() == Service.STANDARD) {
                return null;
            }
            if (delivery.country() == null || delivery.postcode() == null) {
                throw Problem.invalid(
                                delivery.country() == null ? "/delivery/country" : "/delivery/postcode",
                                "is required for SAME_DAY")
                        .asException();
            }
            return new SameDay(delivery.country(), delivery.postcode());
        }
    }

    /** A line. */
    record Line(
            @NotNull Sku sku,
            @NotNull @Min(1) @Max(1_000_000_000) Long quantity,
            Money unitPrice) {}

    /** Why it is not wanted any more. */
    record Cancellation(@Size(max = 200) String reason) {}

    /** How many pieces of a line are not wanted any more. @param quantity left out: all that can be cancelled */
    record LineCancellation(@Min(1) @Max(1_000_000_000) Long quantity) {}

    /** That the goods have been handed over. */
    record Fulfilled() {}
}
