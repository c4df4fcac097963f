package org.unisson.inventory.inbound.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.unisson.chassis.persistence.Transaction;
import org.unisson.chassis.values.Sku;
import org.unisson.inventory.inbound.domain.Forecast;
import org.unisson.inventory.inbound.domain.Receipt;
import org.unisson.inventory.stock.application.KnownPlaces;

/** Refuses (422) goods that nobody knows, by their line. */
@ApplicationScoped
class KnownGoods {

    private final KnownPlaces known;

    KnownGoods(KnownPlaces known) {
        this.known = known;
    }

    Uni<Void> require(Transaction tx, Forecast said) {
        return require(tx, said.goods().stream().map(Forecast.Goods::sku).toList());
    }

    Uni<Void> require(Transaction tx, Receipt receipt) {
        return require(tx, receipt.lines().stream().map(Receipt.Line::sku).toList());
    }

    private Uni<Void> require(Transaction tx, List<Sku> skus) {
        return known.requireSkus(tx, skus, index -> "/lines/" + index + "/sku");
    }
}
