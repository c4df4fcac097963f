package org.unisson.demo.retailer;

import java.util.List;

/** What a fashion house sells: types with their usual price, and the words for cuts, fabrics, colours and sizes. */
final class Wardrobe {

    /**
     * A type of product.
     *
     * @param code in SKUs
     * @param lowest usual price in whole euros
     * @param highest usual price in whole euros
     */
    record Type(String code, String category, String fr, String en, int lowest, int highest, List<String> sizes) {}

    /** A word in both languages. @param code in SKUs and orders of words */
    record Word(String code, String fr, String en) {}

    private static final List<String> LETTERS = List.of("XS", "S", "M", "L", "XL");
    private static final List<String> WOMEN = List.of("34", "36", "38", "40", "42");
    private static final List<String> MEN = List.of("38", "40", "42", "44", "46");
    private static final List<String> SHOES_WOMEN = List.of("36", "37", "38", "39", "40");
    private static final List<String> SHOES_MEN = List.of("41", "42", "43", "44", "45");
    private static final List<String> ONE_SIZE = List.of("U");

    static final List<Type> TYPES = List.of(
            new Type("TSH", "women/tops", "T-shirt", "T-shirt", 15, 35, LETTERS),
            new Type("BLS", "women/tops", "Blouse", "Blouse", 39, 79, WOMEN),
            new Type("ROB", "women/dresses", "Robe", "Dress", 49, 149, WOMEN),
            new Type("JUP", "women/skirts", "Jupe", "Skirt", 35, 89, WOMEN),
            new Type("PAN", "women/trousers", "Pantalon", "Trousers", 49, 99, WOMEN),
            new Type("MAN", "women/coats", "Manteau", "Coat", 119, 299, WOMEN),
            new Type("PUL", "women/knitwear", "Pull", "Jumper", 39, 109, LETTERS),
            new Type("CHE", "men/shirts", "Chemise", "Shirt", 39, 89, LETTERS),
            new Type("POL", "men/tops", "Polo", "Polo shirt", 29, 69, LETTERS),
            new Type("JEA", "men/trousers", "Jean", "Jeans", 49, 119, MEN),
            new Type("VES", "men/jackets", "Veste", "Jacket", 89, 249, MEN),
            new Type("PAR", "men/coats", "Parka", "Parka", 129, 279, LETTERS),
            new Type("GIL", "men/knitwear", "Gilet", "Cardigan", 45, 119, LETTERS),
            new Type("ESC", "shoes/women", "Escarpins", "Court shoes", 69, 159, SHOES_WOMEN),
            new Type("BAL", "shoes/women", "Ballerines", "Ballet flats", 49, 99, SHOES_WOMEN),
            new Type("DER", "shoes/men", "Derbies", "Derby shoes", 89, 189, SHOES_MEN),
            new Type("BAS", "shoes/men", "Baskets", "Trainers", 59, 129, SHOES_MEN),
            new Type("SAC", "accessories/bags", "Sac", "Bag", 49, 199, ONE_SIZE),
            new Type("ECH", "accessories/scarves", "Écharpe", "Scarf", 19, 69, ONE_SIZE),
            new Type("CEI", "accessories/belts", "Ceinture", "Belt", 25, 59, LETTERS));

    static final List<Word> CUTS = List.of(
            new Word("DROIT", "coupe droite", "straight cut"),
            new Word("AJUST", "ajustée", "fitted"),
            new Word("AMPLE", "coupe ample", "relaxed cut"),
            new Word("COURT", "version courte", "short version"),
            new Word("LONG", "version longue", "long version"));

    static final List<Word> FABRICS = List.of(
            new Word("COT", "en coton biologique", "in organic cotton"),
            new Word("LIN", "en lin", "in linen"),
            new Word("LAI", "en laine mérinos", "in merino wool"),
            new Word("SOI", "en soie", "in silk"),
            new Word("VIS", "en viscose", "in viscose"),
            new Word("CUI", "en cuir", "in leather"));

    static final List<Word> COLOURS = List.of(
            new Word("NOI", "noir", "black"),
            new Word("BLA", "blanc", "white"),
            new Word("MAR", "bleu marine", "navy"),
            new Word("ROU", "rouge", "red"),
            new Word("VER", "vert sapin", "fir green"),
            new Word("BEI", "beige", "beige"),
            new Word("GRI", "gris chiné", "heather grey"),
            new Word("ROS", "rose poudré", "powder pink"));

    static final List<String> BRANDS =
            List.of("Maison Unisson", "Atelier Nord", "Rive Claire", "Sillage", "Belle Saison");

    private Wardrobe() {}
}
