package org.unisson.demo.retailer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.unisson.demo.retailer.Wardrobe.Type;
import org.unisson.demo.retailer.Wardrobe.Word;

/** Makes products until there are as many SKUs as wanted. */
final class ProductMaker {

    private static final int GTIN_PREFIX = 28;
    private static final int COLOURS_EACH = 3;
    private static final long CENTS = 100;

    private final RandomGenerator random;
    private long nextGtin = 1;

    ProductMaker(RandomGenerator random) {
        this.random = random;
    }

    List<Product> make(int skus) {
        List<Product> products = new ArrayList<>();
        int made = 0;
        while (made < skus) {
            Type type = Wardrobe.TYPES.get(products.size() % Wardrobe.TYPES.size());
            Product product = product(type, products.size() / Wardrobe.TYPES.size() + 1);
            products.add(product);
            made += product.variants().size();
        }
        return List.copyOf(products);
    }

    private Product product(Type type, int model) {
        Word cut = any(Wardrobe.CUTS);
        Word fabric = any(Wardrobe.FABRICS);
        String code = "%s-%03d".formatted(type.code(), model);
        // Shops price a cent below the euro.
        long price = random.nextInt(type.lowest(), type.highest() + 1) * CENTS - 1;
        return new Product(
                UUID.nameUUIDFromBytes(("unisson-demo/product/" + code).getBytes(StandardCharsets.UTF_8)),
                any(Wardrobe.BRANDS),
                type.category(),
                type.fr() + " " + cut.fr() + " " + fabric.fr(),
                type.en() + " " + fabric.en() + ", " + cut.en(),
                price,
                variants(type, code));
    }

    private List<Product.Variant> variants(Type type, String code) {
        List<Word> colours = new ArrayList<>(Wardrobe.COLOURS);
        Collections.shuffle(colours, java.util.Random.from(random));
        List<Product.Variant> variants = new ArrayList<>();
        for (Word colour : colours.subList(0, COLOURS_EACH)) {
            for (String size : type.sizes()) {
                variants.add(new Product.Variant(
                        code + "-" + colour.code() + "-" + size,
                        Gs1.thirteen(GTIN_PREFIX, nextGtin++),
                        colour.en(),
                        size));
            }
        }
        return List.copyOf(variants);
    }

    private <T> T any(List<T> words) {
        return words.get(random.nextInt(words.size()));
    }
}
