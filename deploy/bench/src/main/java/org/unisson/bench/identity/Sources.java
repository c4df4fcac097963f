package org.unisson.bench.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.unisson.bench.identity.Population.Home;
import org.unisson.bench.identity.Population.Person;

/** What tills, sites, apps, call centres and an old system write down of people, with their mistakes. */
final class Sources {

    private static final String KIOSK = "kiosk-";
    private static final int KIOSKS = 40;
    private static final List<String> ROLES =
            List.of("info@shop.example", "contact@shop.example", "noreply@shop.example", "accueil@mairie.example");

    /**
     * What one source says of one person.
     *
     * @param person who it is: the label
     * @param keys KIND:value
     */
    record Written(
            int person, String source, String given, String family, LocalDate born, Home home, List<String> keys) {}

    private final Random random;

    Sources(Random random) {
        this.random = random;
    }

    /** Each person at least once, in any order. */
    List<Written> records(List<Person> people, int count) {
        List<Written> records = new ArrayList<>();
        people.forEach(person -> records.add(of(person)));
        while (records.size() < count) {
            records.add(of(people.get(random.nextInt(people.size()))));
        }
        Collections.shuffle(records, random);
        return records;
    }

    private Written of(Person person) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                new Draft(person, "web")
                        .name(98)
                        .email(99)
                        .phone(75)
                        .home(85)
                        .born(70)
                        .device()
                        .done();
            case 3, 4 ->
                new Draft(person, "app")
                        .name(98)
                        .email(98)
                        .card(75)
                        .phone(75)
                        .born(70)
                        .device()
                        .done();
            case 5, 6, 7 ->
                new Draft(person, "till")
                        .card(90)
                        .name(90)
                        .phone(85)
                        .email(65)
                        .born(50)
                        .done();
            case 8 ->
                new Draft(person, "call-centre")
                        .name(100)
                        .phone(97)
                        .email(70)
                        .home(85)
                        .born(75)
                        .done();
            default ->
                new Draft(person, "crm")
                        .name(100)
                        .email(85)
                        .phone(85)
                        .home(97)
                        .born(90)
                        .card(60)
                        .done();
        };
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private final class Draft {

        private final Person person;
        private final String source;
        private final List<String> keys = new ArrayList<>();
        private String given;
        private String family;
        private LocalDate born;
        private Home home;

        Draft(Person person, String source) {
            this.person = person;
            this.source = source;
        }

        Draft name(int percent) {
            if (chance(percent)) {
                given = chance(5) ? Spelling.typo(person.given(), random) : person.given();
                family = chance(6) ? Spelling.typo(any(person.families()), random) : any(person.families());
                if (chance(2)) {
                    given = Spelling.ascii(given);
                }
                if (chance(2)) {
                    String first = given;
                    given = family;
                    family = first;
                }
            }
            return this;
        }

        Draft email(int percent) {
            if (chance(percent)) {
                String email = any(person.emails());
                if (chance(2)) {
                    email = Spelling.typo(email.substring(0, email.indexOf('@')), random)
                            + email.substring(email.indexOf('@'));
                }
                keys.add("EMAIL:" + (chance(1) ? any(ROLES) : email));
            }
            return this;
        }

        Draft phone(int percent) {
            if (chance(percent)) {
                boolean family = person.household().landline() != null && chance(25);
                String phone = family ? person.household().landline() : any(person.mobiles());
                keys.add("PHONE:" + (chance(1) ? "+33600000000" : phone));
            }
            return this;
        }

        Draft card(int percent) {
            if (person.card() != null && chance(percent)) {
                keys.add("CARD:" + (chance(1) ? "0000000000" : person.card()));
            }
            return this;
        }

        Draft home(int percent) {
            if (chance(percent)) {
                Home any = any(person.homes());
                home = chance(10) ? new Home(Spelling.typo(any.street(), random), any.postcode(), any.city()) : any;
            }
            return this;
        }

        Draft born(int percent) {
            if (chance(percent)) {
                born = chance(3) ? person.born().plusDays(chance(50) ? 1 : 10) : person.born();
            }
            return this;
        }

        Draft device() {
            keys.add("DEVICE:" + (chance(8) ? KIOSK + random.nextInt(KIOSKS) : person.device()));
            return this;
        }

        Written done() {
            // Nobody registers a name alone.
            if (keys.stream().allMatch(key -> key.startsWith("DEVICE:"))) {
                keys.add(chance(50) ? "EMAIL:" + any(person.emails()) : "PHONE:" + any(person.mobiles()));
            }
            return new Written(person.number(), source, given, family, born, home, List.copyOf(keys));
        }
    }
}
