package org.unisson.catalog.type.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.ProductStatus;
import org.unisson.catalog.product.domain.Variant;
import org.unisson.chassis.values.Sku;

class TypeCheckTest {

    private static final TypeDefinition SHIRT = new TypeDefinition(
            new Names("Chemise", "Shirt"),
            List.of(
                    attribute("material", AttributeKind.LOCALISED_TEXT, AttributeLevel.PRODUCT, true),
                    attribute("released", AttributeKind.DATE, AttributeLevel.PRODUCT, false),
                    attribute("deposit", AttributeKind.MONEY, AttributeLevel.PRODUCT, false),
                    attribute("matches", AttributeKind.REFERENCE, AttributeLevel.PRODUCT, false),
                    attribute("ironFree", AttributeKind.BOOLEAN, AttributeLevel.PRODUCT, false),
                    attribute("weight", AttributeKind.NUMBER, AttributeLevel.VARIANT, false),
                    new AttributeDefinition(
                            "size",
                            null,
                            AttributeKind.ENUM,
                            AttributeLevel.AXIS,
                            true,
                            null,
                            List.of(new AllowedValue("S", null, null), new AllowedValue("M", null, null)))));

    private static final Map<String, Object> LINEN = Map.of("material", Map.of("fr", "lin", "en", "linen"));

    @Test
    void whatIsAsItsTypeWantsItHasNoFlaw() {
        assertThat(TypeCheck.flaws(SHIRT, shirt(LINEN, "S", "M"))).isEmpty();
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        assertThat(TypeCheck.flaws(SHIRT, shirt(Map.of("colour", "red"), "S")))
                .extracting(Flaw::pointer)
                .containsExactlyInAnyOrder("/attributes/colour", "/attributes/material");
        assertThat(TypeCheck.flaws(SHIRT, shirt(LINEN, "XXL")))
                .extracting(Flaw::pointer)
                .containsExactly("/variants/0/options/size");
    }

    @Test
    void noTwoVariantsAreTheSame() {
        assertThat(TypeCheck.flaws(SHIRT, shirt(LINEN, "S", "S")))
                .singleElement()
                .extracting(Flaw::pointer)
                .isEqualTo("/variants/1/options");
    }

    @ParameterizedTest
    @CsvSource({
        "released, 2026-02-30",
        "released, soon",
        "matches, none",
        "ironFree, yes",
        "material, linen",
        "deposit, 12"
    })
    void aValueIsOfItsKind(String name, String value) {
        Map<String, Object> attributes = new java.util.HashMap<>(LINEN);
        attributes.put(name, value);

        assertThat(TypeCheck.flaws(SHIRT, shirt(attributes, "S")))
                .extracting(Flaw::pointer)
                .containsExactly("/attributes/" + name);
    }

    @Test
    void moneyIsWholeMinorUnitsOfAKnownCurrency() {
        assertThat(TypeCheck.flaws(SHIRT, withDeposit(1_999, "EUR"))).isEmpty();
        assertThat(TypeCheck.flaws(SHIRT, withDeposit(19.99, "EUR"))).hasSize(1);
        assertThat(TypeCheck.flaws(SHIRT, withDeposit(1_999, "XYZ"))).hasSize(1);
    }

    @Test
    void equalNumbersAreEqualHoweverTheyAreWritten() {
        assertThat(shirt(Map.of("weight", 100), "S")).isEqualTo(shirt(Map.of("weight", 100.0), "S"));
    }

    @Test
    void aTypeThatCannotBeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attribute("size", AttributeKind.ENUM, AttributeLevel.PRODUCT, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attribute("size", AttributeKind.NUMBER, AttributeLevel.AXIS, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new AllowedValue("navy", null, "blue"));
    }

    private static ProductContent withDeposit(Number minor, String currency) {
        Map<String, Object> attributes = new java.util.HashMap<>(LINEN);
        attributes.put("deposit", Map.of("minor", minor, "currency", currency));
        return shirt(attributes, "S");
    }

    private static AttributeDefinition attribute(
            String name, AttributeKind kind, AttributeLevel level, boolean required) {
        return new AttributeDefinition(name, null, kind, level, required, null, null);
    }

    private static ProductContent shirt(Map<String, Object> attributes, String... sizes) {
        List<Variant> variants = java.util.stream.IntStream.range(0, sizes.length)
                .mapToObj(i -> new Variant(new Sku("S" + i), null, Map.of("size", sizes[i])))
                .toList();
        return new ProductContent(
                null,
                null,
                new Names("Chemise", null),
                ProductStatus.ACTIVE,
                variants,
                "shirt",
                null,
                attributes,
                null,
                null,
                null);
    }
}
