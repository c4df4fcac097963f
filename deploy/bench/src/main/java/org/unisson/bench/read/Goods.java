package org.unisson.bench.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.unisson.demo.client.Amount;
import org.unisson.demo.client.Requests;

/** Products in words that shoppers type, so many variants of them, always the same for a seed. */
final class Goods {

    static final String CURRENCY = "EUR";

    private static final int VARIANTS_EACH = 5;
    private static final int NUMBERED = 100_000;
    private static final List<String> SIZES = List.of("XS", "S", "M", "L", "XL");

    private record Word(String fr, String en) {}

    private static final List<Word> KINDS = List.of(
            new Word("Robe", "Dress"),
            new Word("Chemise", "Shirt"),
            new Word("Manteau", "Coat"),
            new Word("Pantalon", "Trousers"),
            new Word("Jupe", "Skirt"),
            new Word("Veste", "Jacket"),
            new Word("Pull", "Jumper"),
            new Word("Écharpe", "Scarf"),
            new Word("Baskets", "Trainers"),
            new Word("Ceinture", "Belt"));
    private static final List<Word> FABRICS = List.of(
            new Word("en lin", "linen"),
            new Word("en coton", "cotton"),
            new Word("en laine", "wool"),
            new Word("en soie", "silk"),
            new Word("en velours", "velvet"));
    private static final List<Word> COLOURS = List.of(
            new Word("noir", "black"),
            new Word("ivoire", "ivory"),
            new Word("bleu nuit", "midnight blue"),
            new Word("vert sauge", "sage green"),
            new Word("rouille", "rust"));
    private static final List<String> HOUSES = List.of("Alizé", "Brume", "Cassis", "Dune", "Écume", "Falaise");
    private static final int BRANDS_EACH = 10;
    private static final int SHELVES = 4;

    private final List<Requests.Product> products = new ArrayList<>();
    private final List<String> skus = new ArrayList<>();

    Goods(int variants, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        while (skus.size() < variants) {
            Requests.Product product = product(random, Math.min(VARIANTS_EACH, variants - skus.size()));
            products.add(product);
            product.variants().forEach(variant -> skus.add(variant.sku()));
        }
    }

    private Requests.Product product(RandomGenerator random, int variants) {
        int number = products.size();
        Word kind = any(KINDS, random);
        Word fabric = any(FABRICS, random);
        Word colour = any(COLOURS, random);
        List<Requests.Variant> made = new ArrayList<>();
        for (String size : SIZES.subList(0, variants)) {
            made.add(new Requests.Variant("R" + (NUMBERED + number) + "-" + size, null, Map.of("size", size)));
        }
        return new Requests.Product(
                UUID.nameUUIDFromBytes(("bench-read-" + number).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                brand(random.nextInt(HOUSES.size() * BRANDS_EACH)),
                category(KINDS.indexOf(kind), random.nextInt(SHELVES)),
                Map.of(
                        "fr",
                        kind.fr() + " " + fabric.fr() + " " + colour.fr() + " " + model(number),
                        "en",
                        colour.en() + " " + fabric.en() + " " + kind.en() + " " + model(number)),
                "ACTIVE",
                List.copyOf(made));
    }

    private static String model(int number) {
        return "M" + (NUMBERED + number);
    }

    private static <T> T any(List<T> words, RandomGenerator random) {
        return words.get(random.nextInt(words.size()));
    }

    static String brand(int number) {
        return HOUSES.get(number % HOUSES.size()) + " " + number / HOUSES.size() % BRANDS_EACH;
    }

    static String category(int kind, int shelf) {
        return "bench/" + KINDS.get(kind).en().toLowerCase(java.util.Locale.ROOT) + "/" + shelf;
    }

    /** A category or a brand by its number, for operations. */
    static String anyCategory(RandomGenerator random) {
        return category(random.nextInt(KINDS.size()), random.nextInt(SHELVES));
    }

    static String anyBrand(RandomGenerator random) {
        return brand(random.nextInt(HOUSES.size() * BRANDS_EACH));
    }

    /** What somebody types: two or three words, in French or in English. */
    static String words(RandomGenerator random) {
        Word kind = any(KINDS, random);
        Word fabric = any(FABRICS, random);
        String colour = random.nextBoolean() ? "" : " " + any(COLOURS, random).fr();
        return random.nextBoolean() ? kind.en() + " " + fabric.en() : kind.fr() + " " + fabric.fr() + colour;
    }

    /** The beginning of a word, as one types. */
    static String beginning(RandomGenerator random) {
        String word = any(KINDS, random).en();
        return word.substring(0, 2 + random.nextInt(word.length() - 2));
    }

    List<Requests.Product> products() {
        return products;
    }

    List<String> skus() {
        return skus;
    }

    /** Something between 5.00 and 200.00, a cent below the euro. */
    static Amount price(RandomGenerator random) {
        return new Amount(random.nextLong(5, 201) * 100 - 1, CURRENCY);
    }
}
