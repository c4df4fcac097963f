package org.unisson.catalog.product.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

class SkuOwnersTest {

    private final UUID shirt = Ids.next();
    private final UUID dress = Ids.next();

    @Test
    void aSkuBelongsToOneProduct() {
        SkuOwners owners = new SkuOwners(Map.of(new Sku("A"), shirt));

        assertThat(owners.conflict(dress, content("A", "B"))).map(Variant::sku).contains(new Sku("A"));
        assertThat(owners.conflict(shirt, content("A", "B"))).isEmpty();
    }

    @Test
    void aSkuThatAProductHasDroppedIsFree() {
        SkuOwners owners = new SkuOwners(Map.of(new Sku("A"), shirt));

        owners.take(shirt, content("B"));

        assertThat(owners.conflict(dress, content("A"))).isEmpty();
        assertThat(owners.conflict(dress, content("B"))).isPresent();
    }

    private static ProductContent content(String... skus) {
        return new ProductContent(
                null,
                null,
                new Names("Chemise", null),
                ProductStatus.ACTIVE,
                Arrays.stream(skus)
                        .map(sku -> new Variant(new Sku(sku), null, Map.of()))
                        .toList());
    }
}
