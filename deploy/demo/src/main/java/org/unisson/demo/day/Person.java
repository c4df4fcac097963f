package org.unisson.demo.day;

import org.unisson.demo.retailer.Shopper;

/** A customer of the day, with the id of the golden record. */
record Person(String customerId, Shopper shopper) {

    String name() {
        return shopper.givenName();
    }

    String card() {
        return shopper.card();
    }
}
