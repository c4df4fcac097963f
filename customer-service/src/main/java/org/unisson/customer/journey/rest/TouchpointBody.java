package org.unisson.customer.journey.rest;

/**
 * A touchpoint. {@code id}, {@code kind} and {@code at} are required, and {@code visitor} or {@code customerId}; what more a
 * kind needs, its problem says. Names have at most 64 characters, categories and words 200.
 *
 * @param id UUIDv7 that the channel has given it, made within a day of {@code at}
 * @param kind BANNER_SHOWN, BANNER_CLICKED, ARRIVED, SEARCHED, PRODUCT_VIEWED, PAGE_VIEWED, STORE_VISITED, PRODUCT_TOUCHED,
 *     MESSAGE_SENT, MESSAGE_OPENED, MESSAGE_CLICKED, SHARED, SIGNED_IN or SIGNED_OUT
 * @param at ISO 8601 instant, by the channel's clock
 * @param store GLN
 * @param product id of the product, or its SKU in {@code sku}
 * @param source who is to be thanked, for example {@code newsletter}
 * @param medium for example {@code email}
 * @param words that were searched for
 * @param visitor what the channel calls the device, and no channel calls another; {@code shared:} begins the name of one that stands
 *     in a store for everybody
 */
public record TouchpointBody(
        String id,
        String kind,
        String at,
        String channel,
        String store,
        String sku,
        String product,
        String category,
        String words,
        String source,
        String medium,
        String campaign,
        String session,
        String visitor,
        String customerId) {

    @Override
    public String toString() {
        return "a touchpoint";
    }
}
