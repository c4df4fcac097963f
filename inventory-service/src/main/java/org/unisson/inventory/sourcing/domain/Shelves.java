package org.unisson.inventory.sourcing.domain;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.unisson.chassis.values.Sku;

/** What is left at each site while a basket is planned. The stock of a place is read once, however often it counts. */
final class Shelves {

    private static final long NOT_ASKED = -1;

    private final Network network;
    private final Map<Sku, long[]> left = new HashMap<>();

    Shelves(Network network) {
        this.network = network;
    }

    /** Pieces left at the site of that number. */
    long left(int site, Sku sku) {
        long[] pieces = of(sku);
        if (pieces[site] == NOT_ASKED) {
            pieces[site] = network.available(site, sku);
        }
        return pieces[site];
    }

    /** Takes pieces that are left; a negative number puts them back. */
    void take(int site, Sku sku, long pieces) {
        of(sku)[site] = left(site, sku) - pieces;
    }

    private long[] of(Sku sku) {
        return left.computeIfAbsent(sku, any -> {
            long[] unknown = new long[network.sites().size()];
            Arrays.fill(unknown, NOT_ASKED);
            return unknown;
        });
    }
}
