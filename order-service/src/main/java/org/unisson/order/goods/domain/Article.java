package org.unisson.order.goods.domain;

import java.util.Optional;
import java.util.UUID;
import org.unisson.chassis.values.Sku;
import org.unisson.order.assortment.domain.Assortment;
import org.unisson.order.brandpolicy.domain.BrandPolicy;
import org.unisson.order.bundle.domain.Bundle;

/**
 * What is known of a SKU.
 *
 * @param sellable false once its product was withdrawn
 * @param assortment which channels have it; empty: every channel
 * @param brand how its brand wants to be sold; empty: the brand wants nothing, or there is none
 * @param bundle what it is made of; empty: of nothing else
 */
public record Article(
        Sku sku,
        UUID product,
        boolean sellable,
        Optional<Assortment> assortment,
        Optional<BrandPolicy> brand,
        Optional<Bundle> bundle) {}
