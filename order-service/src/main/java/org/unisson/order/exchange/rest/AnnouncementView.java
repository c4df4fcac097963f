package org.unisson.order.exchange.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Quantity;
import org.unisson.chassis.values.Sku;
import org.unisson.order.exchange.domain.Announcement;

/**
 * An announced exchange as it is shown.
 *
 * @param setOff as foreseen, in minor units
 * @param refunded as foreseen, to what had paid
 * @param returnBy until when the goods are taken, the last moment included
 * @param exchangeId that it became
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AnnouncementView(
        UUID announcementId,
        UUID purchaseId,
        String channel,
        Announcement.Status status,
        List<AnnouncementDocument.Line> lines,
        List<Wanted> take,
        AnnouncementDocument.Way method,
        Gln pickup,
        Money setOff,
        Money refunded,
        Instant announcedAt,
        Instant returnBy,
        Instant withdrawnAt,
        UUID exchangeId) {

    /** Pieces of a product. @param unitPrice asked that day; left out where the channel asked nothing */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Wanted(Sku sku, Quantity quantity, Money unitPrice) {}

    static AnnouncementView of(Announcement announcement) {
        return new AnnouncementView(
                announcement.announcementId(),
                announcement.purchaseId(),
                announcement.channel(),
                announcement.status(),
                announcement.goods().entrySet().stream()
                        .map(line -> new AnnouncementDocument.Line(line.getKey(), new Quantity(line.getValue())))
                        .toList(),
                announcement.take().stream()
                        .map(wanted -> new Wanted(wanted.sku(), new Quantity(wanted.quantity()), wanted.unitPrice()))
                        .toList(),
                AnnouncementDocument.Way.valueOf(
                        announcement.fulfilment().method().name()),
                announcement.fulfilment().location(),
                announcement.setOff(),
                announcement.refunded(),
                announcement.announcedAt(),
                announcement.returnBy(),
                announcement.withdrawnAt(),
                announcement.exchangeId());
    }
}
