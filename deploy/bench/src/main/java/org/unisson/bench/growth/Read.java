package org.unisson.bench.growth;

import org.unisson.demo.client.Service;

/** A read whose time must not grow with what is stored. */
enum Read {
    AVAILABILITY("availability of a SKU on a channel", Service.INVENTORY) {
        @Override
        String path(Sample sample, long copy) {
            return "/availability?sku=" + sample.sku(copy) + "&channel=" + sample.channel();
        }
    },
    STOCK("stock of a SKU in a store", Service.INVENTORY) {
        @Override
        String path(Sample sample, long copy) {
            return "/stock/" + sample.store() + "/" + sample.sku(copy);
        }
    },
    RESERVATION("what is set aside for an order", Service.INVENTORY) {
        @Override
        String path(Sample sample, long copy) {
            return "/reservations/" + sample.order(copy);
        }
    },
    ORDER("an order", Service.ORDER) {
        @Override
        String path(Sample sample, long copy) {
            return "/orders/" + sample.order(copy);
        }
    },
    ORDERS("orders of a customer", Service.ORDER) {
        @Override
        String path(Sample sample, long copy) {
            return "/orders?customer=" + sample.customer(copy);
        }
    },
    CONSIGNMENTS("consignments of an order", Service.ORDER) {
        @Override
        String path(Sample sample, long copy) {
            return "/orders/" + sample.order(copy) + "/consignments";
        }
    },
    CART("a cart", Service.ORDER) {
        @Override
        String path(Sample sample, long copy) {
            return "/carts/" + sample.cart(copy);
        }
    };

    private final String text;
    private final Service service;

    Read(String text, Service service) {
        this.text = text;
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** Of one of the copies. */
    abstract String path(Sample sample, long copy);

    @Override
    public String toString() {
        return text;
    }
}
