package org.unisson.order.reference.messaging;

import java.util.UUID;
import org.unisson.catalog.events.ChannelChanged;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Sku;
import org.unisson.customer.events.CustomerChanged;
import org.unisson.customer.events.CustomerRegistered;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.order.reference.domain.Attachment;
import org.unisson.order.reference.domain.CardHolder;
import org.unisson.order.reference.domain.Place;
import org.unisson.order.reference.domain.PriceList;
import org.unisson.order.reference.domain.SalesChannel;

/** Others' contracts in this service's words. */
final class Translation {

    private Translation() {}

    static PriceList prices(PriceChanged event) {
        return new PriceList(
                new Sku(event.getSku()),
                event.getPrices().stream()
                        .map(price -> new PriceList.Price(
                                price.getChannel() == null ? "" : price.getChannel(),
                                new Money(
                                        price.getPrice().getMinor(),
                                        price.getPrice().getCurrency()),
                                price.getValidFrom(),
                                price.getValidTo()))
                        .toList());
    }

    static SalesChannel channel(ChannelChanged event) {
        return new SalesChannel(event.getChannelId(), event.getKind(), event.getCurrency(), event.getActive());
    }

    static CardHolder holder(CustomerRegistered event) {
        return new CardHolder(event.getCustomerId(), event.getCards(), event.getChangedAt());
    }

    static CardHolder holder(CustomerChanged event) {
        return new CardHolder(event.getCustomerId(), event.getCards(), event.getChangedAt());
    }

    static Attachment attachment(UUID customer, String store) {
        return new Attachment(customer, store == null ? null : new Gln(store));
    }

    static Place place(LocationChanged event) {
        return new Place(new Gln(event.getGln()), event.getKind(), event.getCapabilities(), event.getOpen());
    }
}
