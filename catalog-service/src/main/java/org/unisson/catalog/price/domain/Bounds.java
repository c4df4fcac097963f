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
 * @param listCurrencies by id of a named price list
 */
public record Bounds(Set<Sku> skus, Map<String, String> currencies, Map<String, String> listCurrencies) {

    /** Why a price list cannot be. */
    public sealed interface Refusal {

        /** The SKU belongs to no product. */
        record UnknownSku(Sku sku) implements Refusal {}

        /** A price names a channel that does not exist. */
        record UnknownChannel(String channel) implements Refusal {}

        /** A price names a list that does not exist. */
        record UnknownList(String list) implements Refusal {}

        /** A price is not in the currency of its channel or list. */
        record OtherCurrency(String channel, String expected) implements Refusal {}
    }

    /** The first thing wrong with them. */
    public Optional<Refusal> refusal(Sku sku, PriceList list) {
        if (!skus.contains(sku)) {
            return Optional.of(new Refusal.UnknownSku(sku));
        }
        for (Price price : list.prices()) {
            if (!price.isException()) {
                continue;
            }
            String currency = price.list() == null ? currencies.get(price.channel()) : listCurrencies.get(price.list());
            if (currency == null) {
                return Optional.of(
                        price.list() == null
                                ? new Refusal.UnknownChannel(price.channel())
                                : new Refusal.UnknownList(price.list()));
            }
            if (!currency.equals(price.price().currency())) {
                return Optional.of(
                        new Refusal.OtherCurrency(price.list() == null ? price.channel() : price.list(), currency));
            }
        }
        return Optional.empty();
    }
}
