package org.unisson.catalog.completeness.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.unisson.catalog.product.domain.MediaKind;
import org.unisson.catalog.product.domain.Medium;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.ProductStatus;
import org.unisson.catalog.product.domain.Texts;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.values.Gtin;
import org.unisson.chassis.values.Sku;

class CompletenessTest {

    private static final ProductContent SHIRT = new ProductContent(
            "Alizé",
            null,
            new Names("Chemise", null),
            ProductStatus.ACTIVE,
            List.of(
                    new Variant(new Sku("S"), new Gtin("4006381333931"), Map.of("size", "S")),
                    new Variant(new Sku("M"), null, Map.of("size", "M"))),
            null,
            new Texts("En lin", " "),
            Map.of("material", Map.of("fr", "lin")),
            null,
            List.of(new Medium("https://media.example/1.jpg", MediaKind.IMAGE, new Texts("Une chemise", null), null)),
            null);

    @Test
    void whatIsMissingIsNamedByLanguageVariantAndPicture() {
        Requirements wanted =
                new Requirements(Set.of("fr", "en"), true, true, true, true, Set.of("material", "care"), 2);

        Completeness completeness = Completeness.of(SHIRT, wanted);

        assertThat(completeness.missing())
                .containsExactlyInAnyOrder(
                        "/names/en",
                        "/descriptions/en",
                        "/categories",
                        "/attributes/material/en",
                        "/attributes/care",
                        "/variants/1/gtin",
                        "/media/0/alt/en",
                        "/media");
        // There are both French texts, the brand, the French material, a GTIN, a picture and its French text.
        assertThat(completeness.percentage()).isEqualTo(7 * 100 / 15);
    }

    @Test
    void onlyWhereNothingIsMissingItIsAHundred() {
        Requirements french = new Requirements(Set.of("fr"), true, true, false, false, Set.of("material", "size"), 1);

        assertThat(Completeness.of(SHIRT, french)).isEqualTo(new Completeness(100, List.of()));
        assertThat(Completeness.of(SHIRT, new Requirements(null, false, false, false, false, null, 0)))
                .isEqualTo(new Completeness(100, List.of()));
    }
}
