package org.unisson.order.exchange.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.order.cart.domain.Fulfilment;
import org.unisson.order.returns.domain.Returned;

/**
 * What a customer says will come back, and wants for it. Nothing is given for it before it has come back: so what is
 * announced twice, or comes back another way, is paid once.
 *
 * @param channel on which it was announced, and which sells what is taken
 * @param goods pieces by line of the purchase
 * @param setOff as foreseen, against what is taken
 * @param refunded as foreseen, to what had paid
 * @param returnBy until when the goods are taken; the last moment counts
 * @param withdrawnAt when the customer thought better of it, or null
 * @param exchangeId that it became, or null
 */
public record Announcement(
        UUID announcementId,
        UUID purchaseId,
        String channel,
        Map<UUID, Long> goods,
        List<Wanted> take,
        Fulfilment fulfilment,
        Money setOff,
        Money refunded,
        Instant announcedAt,
        Instant returnBy,
        Instant withdrawnAt,
        UUID exchangeId) {

    /** Pieces of a product. @param unitPrice the channel asked that day, or null where it asked nothing */
    public record Wanted(Sku sku, long quantity, Money unitPrice) {}

    /** How far it is. */
    public enum Status {
        ANNOUNCED,
        EXCHANGED,
        WITHDRAWN
    }

    public Announcement {
        goods = Map.copyOf(goods);
        take = List.copyOf(take);
    }

    public Status status() {
        if (exchangeId != null) {
            return Status.EXCHANGED;
        }
        return withdrawnAt == null ? Status.ANNOUNCED : Status.WITHDRAWN;
    }

    /** Whether its goods may still come at that instant. */
    public boolean isAwaited(Instant now) {
        return status() == Status.ANNOUNCED && !isOver(now);
    }

    public boolean isOver(Instant now) {
        return now.isAfter(returnBy);
    }

    /** Whether these are the pieces that were announced, in whatever condition. */
    public boolean isOf(List<Returned> back) {
        return goods.equals(back.stream()
                .collect(Collectors.groupingBy(Returned::lineId, Collectors.summingLong(Returned::quantity))));
    }

    /** What the products cost that the channel had a price for. */
    public Map<Sku, Money> agreed() {
        return take.stream()
                .filter(wanted -> wanted.unitPrice() != null)
                .collect(Collectors.toMap(Wanted::sku, Wanted::unitPrice));
    }
}
