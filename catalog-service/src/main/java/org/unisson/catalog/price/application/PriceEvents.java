package org.unisson.catalog.price.application;

import org.unisson.catalog.events.ListPrice;
import org.unisson.catalog.events.PriceChanged;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.price.domain.PricedSku;
import org.unisson.catalog.writing.StateEvents;
import org.unisson.chassis.events.Event;
import org.unisson.common.events.Money;
import org.unisson.schemas.Topics;

/** What is told of prices. */
final class PriceEvents {

    private PriceEvents() {}

    static Event changed(PricedSku priced) {
        PriceChanged state = new PriceChanged(
                priced.sku().code(),
                priced.version(),
                priced.prices().prices().stream()
                        .filter(price -> price.list() == null)
                        .map(PriceEvents::price)
                        .toList(),
                priced.changedAt(),
                priced.prices().prices().stream()
                        .filter(price -> price.list() != null)
                        .map(PriceEvents::listPrice)
                        .toList());
        return StateEvents.of(Topics.PRICES, priced.sku().code(), priced.version(), state, priced.changedAt());
    }

    private static org.unisson.catalog.events.Price price(Price price) {
        return new org.unisson.catalog.events.Price(
                price.channel(),
                new Money(price.price().minor(), price.price().currency()),
                price.validFrom(),
                price.validTo());
    }

    private static ListPrice listPrice(Price price) {
        return new ListPrice(
                price.list(),
                new Money(price.price().minor(), price.price().currency()),
                price.validFrom(),
                price.validTo(),
                price.reason());
    }
}
