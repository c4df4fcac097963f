package org.unisson.inventory.hold.application;

import java.util.List;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.hold.application.HoldTogether.Wish;
import org.unisson.inventory.sourcing.domain.RequestedLine;

/** What many carts ask for, each thing once. */
final class Wishes {

    private Wishes() {}

    static List<String> channels(List<Wish> wishes) {
        return wishes.stream().map(wish -> wish.basket().channel()).distinct().toList();
    }

    static List<Sku> skus(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.basket().lines().stream())
                .map(RequestedLine::sku)
                .distinct()
                .toList();
    }

    /** As far as they are known. */
    static List<UUID> customers(List<Wish> wishes) {
        return wishes.stream()
                .flatMap(wish -> wish.customer().stream())
                .distinct()
                .toList();
    }
}
