package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.Published;
import org.unisson.chassis.testing.Published.Told;
import org.unisson.local.testing.Environment;
import org.unisson.schemas.Topics;

/** What was told of stock, and no more is to come. */
final class Signals {

    private final Shop shop;
    private final Environment environment;
    private final EventCodec codec;

    Signals(Shop shop, Environment environment, EventCodec codec) {
        this.shop = shop;
        this.environment = environment;
        this.codec = codec;
    }

    /** The signals of the key, once there are that many, and a later one of another key has been told as well. */
    List<Told> of(String key, int atLeast, String warehouse) {
        List<Told> told = new Published(environment, codec).await(Topics.STOCK_SIGNALS, key, atLeast);
        // By the relay events leave in the order of their commits, whatever their key.
        String last = shop.newSkuAt(warehouse, 1);
        new Published(environment, codec).await(Topics.STOCK_SIGNALS, last, 1);
        List<Told> all = new Published(environment, codec).await(Topics.STOCK_SIGNALS, key, atLeast);
        assertThat(all).hasSameSizeAs(told);
        return all;
    }
}
