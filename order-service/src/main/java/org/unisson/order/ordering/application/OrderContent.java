package org.unisson.order.ordering.application;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.CanonicalContent;
import org.unisson.order.address.domain.DeliveryAddress;
import org.unisson.order.ordering.domain.OfferedTender;

/** SHA-256 of what is asked for by an order: equal for equal wishes, whatever their ids and their card. */
final class OrderContent {

    private OrderContent() {}

    /** 32 bytes. @param amends the order to which it adds, or null */
    static byte[] hash(Placing placing, UUID amends) {
        CanonicalContent content = new CanonicalContent()
                .text(placing.channel())
                .text(placing.customerId())
                .text(placing.card())
                .text(placing.location())
                .text(placing.placedAt())
                .flag(placing.cardToken() != null)
                .number(placing.points())
                .count(placing.lines().size());
        // Left out where there is none: orders from before there were gift cards keep their fingerprint.
        List<OfferedTender> giftCards =
                placing.offered().stream().filter(one -> !one.isVoucher()).toList();
        if (!giftCards.isEmpty()) {
            content.count(giftCards.size());
            giftCards.forEach(gift -> content.text(gift.id()).money(gift.amount()));
        }
        for (Placing.Wanted line : placing.lines()) {
            content.text(line.sku())
                    .number(line.quantity())
                    .text(line.unitPrice() == null ? null : line.unitPrice().minor())
                    .text(line.unitPrice() == null ? null : line.unitPrice().currency())
                    .text(line.fulfilment().method())
                    .text(line.fulfilment().location());
        }
        // Only where it is said: orders from before it could be keep their hash.
        if (placing.sameDay() != null) {
            content.text("SAME_DAY")
                    .text(placing.sameDay().country())
                    .text(placing.sameDay().postcode());
        }
        if (placing.address() != null) {
            DeliveryAddress to = placing.address().address();
            content.text("TO").text(to.name()).count(to.lines().size());
            to.lines().forEach(content::text);
            content.text(to.postcode()).text(to.city()).text(to.country()).text(to.phone());
        }
        if (amends != null) {
            content.text("AMENDS").text(amends);
        }
        if (placing.quote() != null) {
            content.text("QUOTE").text(placing.quote());
        }
        if (placing.served().appointment() != null) {
            content.text("APPOINTMENT").text(placing.served().appointment());
        }
        List<OfferedTender> vouchers =
                placing.offered().stream().filter(OfferedTender::isVoucher).toList();
        if (!vouchers.isEmpty()) {
            content.text("VOUCHERS").count(vouchers.size());
            vouchers.forEach(voucher -> content.text(voucher.id()).money(voucher.amount()));
        }
        if (placing.served().cash() != null) {
            content.text("CASH").money(placing.served().cash().amount());
        }
        return content.hash();
    }
}
