package org.unisson.bench.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * People as a retailer has them: in households that share a name, an address and often a telephone, some of whom move,
 * marry or change their email.
 */
final class Population {

    /**
     * Somebody, with what changes in a life: of each list the first is the older.
     *
     * @param household whose landline and, sometimes, whose email they use
     */
    record Person(
            int number,
            Household household,
            String given,
            List<String> families,
            LocalDate born,
            List<Home> homes,
            List<String> emails,
            List<String> mobiles,
            String card,
            String device) {}

    /** Where people live. */
    record Home(String street, String postcode, String city) {}

    /** People who live together. @param email null: each has an own one */
    record Household(String family, Home home, String landline, String email) {}

    private static final List<String> SYLLABLES = List.of(
            "ba", "ber", "bon", "cal", "char", "da", "del", "du", "fau", "fer", "gar", "gi", "guil", "jac", "la", "le",
            "lam", "mar", "mer", "mo", "nar", "pe", "pi", "ra", "re", "ro", "sa", "ser", "tho", "va", "ver", "vi");
    private static final List<String> ENDINGS = List.of(
            "rd", "lin", "ton", "rot", "let", "nier", "sson", "bert", "mont", "zet", "gue", "dier", "ville", "net",
            "reau");
    private static final List<String> GIVEN = List.of(
            "Adam",
            "Agathe",
            "Alice",
            "Amélie",
            "Anaïs",
            "André",
            "Anne",
            "Antoine",
            "Arthur",
            "Aurélie",
            "Axel",
            "Baptiste",
            "Béatrice",
            "Bernard",
            "Brigitte",
            "Camille",
            "Caroline",
            "Catherine",
            "Cécile",
            "Chantal",
            "Charles",
            "Chloé",
            "Christine",
            "Christophe",
            "Claire",
            "Clément",
            "Daniel",
            "David",
            "Denise",
            "Didier",
            "Dominique",
            "Éléonore",
            "Élise",
            "Emma",
            "Éric",
            "Étienne",
            "Fabrice",
            "Fatou",
            "Florence",
            "François",
            "Françoise",
            "Frédéric",
            "Gabriel",
            "Geneviève",
            "Georges",
            "Gérard",
            "Gilles",
            "Guillaume",
            "Guy",
            "Hélène",
            "Henri",
            "Hugo",
            "Inès",
            "Isabelle",
            "Jacques",
            "Jade",
            "Jean",
            "Jeanne",
            "Jérôme",
            "Jules",
            "Julie",
            "Julien",
            "Karim",
            "Laurence",
            "Laurent",
            "Léa",
            "Léo",
            "Louis",
            "Louise",
            "Lucas",
            "Lucie",
            "Manon",
            "Marc",
            "Marie",
            "Martine",
            "Mathieu",
            "Mehdi",
            "Michel",
            "Monique",
            "Nathalie",
            "Nicolas",
            "Nicole",
            "Nour",
            "Olivier",
            "Pascal",
            "Patricia",
            "Paul",
            "Philippe",
            "Pierre",
            "Raphaël",
            "René",
            "Rose",
            "Samir",
            "Sandrine",
            "Sarah",
            "Simon",
            "Sophie",
            "Stéphane",
            "Sylvie",
            "Théo",
            "Thierry",
            "Thomas",
            "Valérie",
            "Véronique",
            "Victor",
            "Vincent",
            "Wendy",
            "Xavier",
            "Yasmine",
            "Yves",
            "Zoé");
    private static final List<String> PROVIDERS =
            List.of("mail.example", "post.example", "orange.example", "free.example", "web.example");
    private static final List<String> STREETS =
            List.of("rue des Lilas", "avenue Foch", "rue Pasteur", "place du Marché", "rue de la Gare", "chemin Vert");

    private static final int FAMILY_NAMES = 6_000;
    private static final int TOWNS = 900;

    private final RandomGenerator random;
    private final List<String> families;

    Population(RandomGenerator random) {
        this.random = random;
        this.families =
                IntStream.range(0, FAMILY_NAMES).mapToObj(i -> familyName()).toList();
    }

    List<Person> people(int count) {
        List<Person> people = new ArrayList<>();
        while (people.size() < count) {
            String family = families.get(skewed(families.size()));
            Household household = new Household(
                    family,
                    home(),
                    chance(40) ? "+3332" + figures(7) : null,
                    chance(6) ? Spelling.ascii(family) + ".family" + figures(4) + "@" + provider() : null);
            int members = 1 + skewed(4);
            Set<String> names = new HashSet<>();
            while (names.size() < members && people.size() < count) {
                String given = GIVEN.get(skewed(GIVEN.size()));
                // Nobody gives two children the same name.
                if (names.add(given)) {
                    people.add(person(people.size(), given, household));
                }
            }
        }
        return people;
    }

    private Person person(int number, String given, Household household) {
        LocalDate born = LocalDate.of(1940, 1, 1).plusDays(random.nextInt(24_000));
        List<String> families = new ArrayList<>(List.of(household.family()));
        if (chance(2)) {
            families.add(this.families.get(skewed(this.families.size())));
        }
        List<Home> homes = new ArrayList<>(List.of(household.home()));
        if (chance(15)) {
            homes.add(home());
        }
        List<String> emails = new ArrayList<>();
        emails.add(chance(85) || household.email() == null ? email(given, household.family()) : household.email());
        if (chance(15)) {
            emails.add(email(given, families.getLast()));
        }
        List<String> mobiles = new ArrayList<>(List.of("+336" + figures(8)));
        if (chance(8)) {
            mobiles.add("+337" + figures(8));
        }
        return new Person(
                number,
                household,
                given,
                families,
                born,
                homes,
                emails,
                mobiles,
                chance(65) ? "C%09d".formatted(number) : null,
                "device-" + number);
    }

    private String email(String given, String family) {
        String start =
                chance(50) ? Spelling.ascii(given) : Spelling.ascii(given).substring(0, 1);
        return start + "." + Spelling.ascii(family) + figures(chance(50) ? 2 : 4) + "@" + provider();
    }

    private String provider() {
        return PROVIDERS.get(random.nextInt(PROVIDERS.size()));
    }

    private Home home() {
        int town = skewed(TOWNS);
        return new Home(
                (1 + random.nextInt(120)) + " " + STREETS.get(random.nextInt(STREETS.size())),
                "%05d".formatted(10_000 + town * 97),
                "Ville" + town);
    }

    private String familyName() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i <= random.nextInt(2); i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        name.append(ENDINGS.get(random.nextInt(ENDINGS.size())));
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
    }

    private String figures(int count) {
        StringBuilder figures = new StringBuilder();
        for (int i = 0; i < count; i++) {
            figures.append(random.nextInt(10));
        }
        return figures.toString();
    }

    /** Small numbers more often: some names and towns are frequent. */
    private int skewed(int bound) {
        double drawn = random.nextDouble();
        return (int) (bound * drawn * drawn);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
