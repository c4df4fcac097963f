package org.unisson.demo.retailer;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Makes customers; no two share an email address, a telephone number or a card. */
final class ShopperMaker {

    /** As many as the fictional telephone range 06 39 98 00 00 to 99 99 has numbers. */
    static final int MOST = 10_000;

    private static final int FRENCH_SPEAKERS_PERCENT = 92;
    private static final int CONSENTING_PERCENT = 70;
    private static final int PERCENT = 100;

    private static final List<String> GIVEN = List.of(
            "Camille",
            "Louise",
            "Emma",
            "Chloé",
            "Inès",
            "Zoé",
            "Hélène",
            "Anaïs",
            "Margaux",
            "Léa",
            "Nour",
            "Fatou",
            "Gabriel",
            "Louis",
            "Raphaël",
            "Jules",
            "Adam",
            "Arthur",
            "Hugo",
            "Noé",
            "Mehdi",
            "Théo",
            "Loïc",
            "Aurélien");
    private static final List<String> FAMILY = List.of(
            "Martin",
            "Bernard",
            "Petit",
            "Robert",
            "Richard",
            "Durand",
            "Dubois",
            "Moreau",
            "Laurent",
            "Simon",
            "Michel",
            "Lefèvre",
            "Garcia",
            "Roux",
            "Fournier",
            "Morel",
            "Girard",
            "Mercier",
            "Benali",
            "Nguyen",
            "Diallo",
            "Guérin",
            "Faure",
            "André",
            "Blanc",
            "Chevalier",
            "Perrin",
            "Masson",
            "Noël",
            "Schmitt");

    private final RandomGenerator random;

    ShopperMaker(RandomGenerator random) {
        this.random = random;
    }

    List<Shopper> make(int count, List<Place> stores) {
        if (count > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " customers, not " + count);
        }
        return IntStream.range(0, count)
                .mapToObj(number -> shopper(number, stores.get(random.nextInt(stores.size()))))
                .toList();
    }

    private Shopper shopper(int number, Place store) {
        String given = GIVEN.get(random.nextInt(GIVEN.size()));
        String family = FAMILY.get(random.nextInt(FAMILY.size()));
        return new Shopper(
                "C%05d".formatted(number + 1),
                given,
                family,
                ascii(given) + "." + ascii(family) + "." + (number + 1) + "@example.org",
                "+3363998%04d".formatted(number),
                "UNI%08d".formatted(number + 1),
                random.nextInt(PERCENT) < FRENCH_SPEAKERS_PERCENT ? "fr" : "en",
                random.nextInt(PERCENT) < CONSENTING_PERCENT,
                store.gln());
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
