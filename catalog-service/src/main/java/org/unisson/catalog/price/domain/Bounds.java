package org.unisson.catalog.price.domain;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.unisson.chassis.values.Sku;

/**
 * What prices may refer to.
 *
 * @param skus SKUs that belong to a product
 * @param currencies by channel id
 */
public record Bounds(Set<Sku> skus, Map<String, String> currencies) {

    /** Why a price list cannot be. */
    public sealed interface Refusal {

        /** The SKU belongs to no product. */
        record UnknownSku(Sku sku) implements Refusal {}

        /** A price names a channel that does not exist. */
        record UnknownChannel(String channel) implements Refusal {}

        /** A price is not in its channel's currency. */
        record OtherCurrency(String channel, String expected) implements Refusal {}
    }

    /** The first thing wrong with them. */
    public Optional<Refusal> refusal(Sku sku, PriceList list) {
        if (!skus.contains(sku)) {
            return Optional.of(new Refusal.UnknownSku(sku));
        }
        for (Price price : list.prices()) {
            if (price.channel() == null) {
                continue;
            }
            String currency = currencies.get(price.channel());
            if (currency == null) {
                return Optional.of(new Refusal.UnknownChannel(price.channel()));
            }
            if (!currency.equals(price.price().currency())) {
                return Optional.of(new Refusal.OtherCurrency(price.channel(), currency));
            }
        }
        return Optional.empty();
    }
}
