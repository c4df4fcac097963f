package org.unisson.catalog.product.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Sku;

class LineageTest {

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();
    private final UUID third = Ids.next();

    @Test
    void aProductNeverComesBeforeItself() {
        Lineage lineage = new Lineage(Map.of(third, second, second, first), Set.of(first, second, third));

        assertThat(lineage.closesCircle(first, third)).isTrue();
        assertThat(lineage.closesCircle(first, first)).isTrue();
        assertThat(lineage.closesCircle(third, first)).isFalse();
        lineage.take(second, null);
        assertThat(lineage.closesCircle(first, third)).isFalse();
    }

    @Test
    void nothingIsABundleAndAPartOfOne() {
        Bundles bundles = new Bundles(Set.of(new Sku("SET")), Set.of(new Sku("CUP")));

        assertThat(bundles.conflict(bundle("BIG-SET", "SET"))).contains(new Sku("SET"));
        assertThat(bundles.conflict(bundle("CUP", "TEA"))).contains(new Sku("CUP"));
        assertThat(bundles.conflict(bundle("OTHER-SET", "CUP"))).isEmpty();
    }

    @Test
    void idsFollowFromNames() {
        assertThat(Slug.of("Maison Alizé")).isEqualTo("maison-alize");
        assertThat(Slug.of("日本")).isNotEqualTo(Slug.of("日本語")).matches("[a-z0-9-]+");
        assertThat(Slug.ofPath("Femme/Chemises d'été")).containsOnlyKeys("femme", "femme.chemises-d-ete");
    }

    private static ProductContent bundle(String sku, String part) {
        return new ProductContent(
                null,
                null,
                new Names("Coffret", null),
                ProductStatus.ACTIVE,
                List.of(new Variant(new Sku(sku), null, null, null, List.of(new Component(new Sku(part), 2)))));
    }
}
