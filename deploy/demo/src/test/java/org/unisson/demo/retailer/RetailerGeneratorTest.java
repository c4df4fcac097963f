package org.unisson.demo.retailer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetailerGeneratorTest {

    private static final Retailer RETAILER = new RetailerGenerator(7).generate();

    @Test
    void theSameSeedMakesTheSameRetailer() {
        assertThat(new RetailerGenerator(7).generate()).isEqualTo(RETAILER);
        assertThat(new RetailerGenerator(8).generate()).isNotEqualTo(RETAILER);
    }

    @Test
    void itHasTheSizeOfARealOne() {
        assertThat(RETAILER.stores()).hasSize(30);
        assertThat(RETAILER.places()).hasSize(32);
        assertThat(RETAILER.skus()).isBetween(3_000, 3_020);
        assertThat(RETAILER.shoppers()).hasSize(3_000);
        assertThat(RETAILER.channels()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void numbersAreValidAndUnique() {
        List<String> glns = RETAILER.places().stream().map(Place::gln).toList();
        List<String> gtins = variants().map(Product.Variant::gtin).toList();

        assertThat(glns).doesNotHaveDuplicates().allMatch(RetailerGeneratorTest::isGs1);
        assertThat(gtins).doesNotHaveDuplicates().allMatch(RetailerGeneratorTest::isGs1);
        assertThat(variants().map(Product.Variant::sku))
                .doesNotHaveDuplicates()
                .allMatch(sku -> sku.matches("[A-Z0-9-]{5,30}"));
    }

    @Test
    void noTwoCustomersShareAnIdentifier() {
        assertThat(RETAILER.shoppers().stream().map(Shopper::email))
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z]+\\.[a-z]+\\.\\d+@example\\.org"));
        assertThat(RETAILER.shoppers().stream().map(Shopper::phone))
                .doesNotHaveDuplicates()
                .allMatch(phone -> phone.matches("\\+3363998\\d{4}"));
        assertThat(RETAILER.shoppers().stream().map(Shopper::card)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsDeliveredExistsAndArrivesOncePerPlace() {
        List<String> skus = variants().map(Product.Variant::sku).toList();
        assertThat(RETAILER.deliveries().stream().map(delivery -> delivery.gln() + "/" + delivery.sku()))
                .doesNotHaveDuplicates();
        assertThat(skus)
                .containsAll(RETAILER.deliveries().stream()
                        .map(Delivery::sku)
                        .distinct()
                        .toList());
    }

    @Test
    void checkDigitsAreThoseOfGs1() {
        // The example of the GS1 General Specifications, 7.9.1.
        assertThat(Gs1.checkDigit("629104150021")).isEqualTo('3');
        assertThat(Gs1.thirteen(29, 1)).hasSize(13).startsWith("29");
    }

    private static Stream<Product.Variant> variants() {
        return RETAILER.products().stream().flatMap(product -> product.variants().stream());
    }

    /** Weights 1 and 3 from the left of thirteen digits: the sum is a multiple of ten. */
    private static boolean isGs1(String number) {
        int sum = IntStream.range(0, number.length())
                .map(place -> (number.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3))
                .sum();
        return number.length() == 13 && sum % 10 == 0;
    }
}
