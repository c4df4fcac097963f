package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * An amount of what loyalty-service keeps for the customer, offered as tender.
 *
 * @param id of a gift card the authorisation under which its holder set it aside, as number and PIN never come here; of a
 *     voucher its own
 * @param amount more than nothing; of a voucher all that is left on it
 */
public record OfferedTender(Kind kind, UUID id, Money amount) {

    /** What it is; also the kind of the tender that it becomes. */
    public enum Kind {
        GIFT_CARD("gift-card-twice", "giftCards", "authorisationId"),
        VOUCHER("voucher-twice", "vouchers", "voucherId");

        private final String twice;
        private final String list;
        private final String idField;

        Kind(String twice, String list, String idField) {
            this.twice = twice;
            this.list = list;
            this.idField = idField;
        }

        /** What it is called where one is offered twice. */
        public String twice() {
            return twice;
        }

        /** Where a request lists them. */
        public String list() {
            return list;
        }

        /** What a request calls their id. */
        public String idField() {
            return idField;
        }
    }

    /** A gift card's. */
    public static OfferedTender giftCard(UUID authorisationId, Money amount) {
        return new OfferedTender(Kind.GIFT_CARD, authorisationId, amount);
    }

    /** A voucher. */
    public static OfferedTender voucher(UUID voucherId, Money amount) {
        return new OfferedTender(Kind.VOUCHER, voucherId, amount);
    }

    public boolean isVoucher() {
        return kind == Kind.VOUCHER;
    }
}
