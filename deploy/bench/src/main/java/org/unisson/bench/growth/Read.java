package org.unisson.bench.growth;

import java.util.function.BiFunction;
import org.unisson.demo.client.Service;

/** A read whose time must not grow with what is stored. */
enum Read {
    AVAILABILITY(
            "availability of a SKU on a channel",
            Service.INVENTORY,
            (sample, copy) -> "/availability?sku=" + sample.sku(copy) + "&channel=" + sample.channel()),
    STOCK(
            "stock of a SKU in a store",
            Service.INVENTORY,
            (sample, copy) -> "/stock/" + sample.store() + "/" + sample.sku(copy)),
    STOCKS("stock of a SKU everywhere", Service.INVENTORY, (sample, copy) -> "/stock?sku=" + sample.sku(copy)),
    RESERVATION(
            "what is set aside for an order",
            Service.INVENTORY,
            (sample, copy) -> "/reservations/" + sample.order(copy)),
    PRODUCT(
            "a product's page",
            Service.CATALOG,
            (sample, copy) -> "/products/" + sample.product(copy) + "?channel=" + sample.channel()),
    ORDER("an order", Service.ORDER, (sample, copy) -> "/orders/" + sample.order(copy)),
    ORDERS("orders of a customer", Service.ORDER, (sample, copy) -> "/orders?customer=" + sample.customer(copy)),
    PURCHASES(
            "purchases of a customer", Service.ORDER, (sample, copy) -> "/purchases?customer=" + sample.customer(copy)),
    CONSIGNMENTS(
            "consignments of an order",
            Service.ORDER,
            (sample, copy) -> "/orders/" + sample.order(copy) + "/consignments"),
    TO_DO(
            "what a store has to do",
            Service.ORDER,
            (sample, copy) -> "/consignments?limit=20&location=" + sample.store()),
    CART("a cart", Service.ORDER, (sample, copy) -> "/carts/" + sample.cart(copy)),
    CART_OF_CUSTOMER(
            "the open cart of a customer", Service.ORDER, (sample, copy) -> "/carts?customer=" + sample.customer(copy));

    private final String text;
    private final Service service;
    private final BiFunction<Sample, Long, String> path;

    Read(String text, Service service, BiFunction<Sample, Long, String> path) {
        this.text = text;
        this.service = service;
        this.path = path;
    }

    Service service() {
        return service;
    }

    /** Of one of the copies. */
    String path(Sample sample, long copy) {
        return path.apply(sample, copy);
    }

    @Override
    public String toString() {
        return text;
    }
}
