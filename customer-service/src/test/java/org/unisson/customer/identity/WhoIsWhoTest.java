package org.unisson.customer.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.customer.identity.domain.Key;
import org.unisson.customer.identity.domain.Match;
import org.unisson.customer.identity.domain.MatchRule;
import org.unisson.customer.identity.domain.MatchRules;
import org.unisson.customer.identity.domain.Traits;

class WhoIsWhoTest {

    private static final LocalDate BORN = LocalDate.of(1984, 2, 29);

    private final Register register = new Register(MatchRules.BUILT_IN);

    @Test
    void aCardMakesOnePersonAndSaysWhy() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "CARD:C1"), Somebody.named(2, null, null, "CARD:C1", "PHONE:+331"));
        assertThat(one(1, 2)).isTrue();
        assertThat(register.links()).singleElement().satisfies(link -> {
            assertThat(link.rule()).isEqualTo("CARD");
            assertThat(link.keys()).containsExactly(new Key(Key.Kind.CARD, "C1"));
            assertThat(link.confidence()).isEqualTo(0.999);
        });
    }

    @Test
    void whoIsOneWithSomebodyWhoIsOneWithAThirdIsOneWithBoth() {
        register.take(
                Somebody.named(3, "Zoe", "Martin", "CARD:C1", "EMAIL:z@example.com"),
                Somebody.named(1, "Zoé", "Martin", "CARD:C1"),
                Somebody.named(2, "Z", null, "EMAIL:z@example.com"));
        assertThat(register.members(Somebody.id(2))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMAIL:shared@example.com", "PHONE:+33612121212"})
    void differentNamesAreDifferentPeople(String key) {
        register.take(Somebody.named(1, "Zoé", "Martin", key), Somebody.named(2, "Paul", "Martin", key));
        assertThat(one(1, 2)).isFalse();
    }

    @Test
    void namesInTheWrongFieldsAreTheSame() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "EMAIL:z@example.com"),
                Somebody.named(2, "MARTIN", "Zoe", "EMAIL:z@example.com"));
        assertThat(one(1, 2)).isTrue();
    }

    @Test
    void aNamelessRecordDoesNotJoinTwoPeople() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "EMAIL:martins@example.com"),
                Somebody.named(2, null, null, "EMAIL:martins@example.com"),
                Somebody.named(3, "Paul", "Martin", "EMAIL:martins@example.com"));
        assertThat(register.groups()).as("nor is it any of them").hasSize(3);
    }

    @Test
    void aNamelessRecordIsNobodyByATelephoneAlone() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "PHONE:+33320202020"),
                Somebody.named(2, null, null, "PHONE:+33320202020"));
        assertThat(one(1, 2)).isFalse();
    }

    @Test
    void whoMarriesStaysOne() {
        register.take(
                Somebody.born(1, "Zoé", "Martin", BORN, "EMAIL:z@example.com", "PHONE:+33612121212"),
                Somebody.born(2, "Zoé", "Durand", BORN, "EMAIL:z@example.com", "PHONE:+33612121212"));
        assertThat(one(1, 2)).isTrue();
    }

    @Test
    void aDeviceJoinsNobody() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "DEVICE:kiosk"), Somebody.named(2, "Zoé", "Martin", "DEVICE:kiosk"));
        assertThat(one(1, 2)).isFalse();
        assertThatThrownBy(() -> new MatchRule("D", Set.of(Key.Kind.DEVICE), false, false, false, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL:info@shop.example", "EMAIL:noreply@shop.example", "PHONE:+33000000000", "CARD:0000000000"})
    void blockedValuesJoinNobody(String key) {
        register.take(Somebody.named(1, "Zoé", "Martin", key), Somebody.named(2, "Zoé", "Martin", key));
        assertThat(one(1, 2)).isFalse();
    }

    @Test
    void aKeyOfTooManyPeopleIsNobodysAndPartsThoseItHadJoined() {
        String card = "CARD:till";
        List<String> names = List.of("Zoé", "Paul", "Karim", "Fatou", "Ingrid", "Wendy");
        for (int i = 0; i < names.size(); i++) {
            register.take(Somebody.named(i, names.get(i), null, card));
        }
        assertThat(one(0, 5)).isTrue();
        register.take(Somebody.named(6, "Bob", null, card));
        assertThat(register.groups()).hasSize(7);
    }

    @Test
    void whoChangesAnAddressStaysWhoTheyAre() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "EMAIL:old@example.com"),
                Somebody.named(2, "Zoé", "Martin", "EMAIL:old@example.com"),
                Somebody.named(1, "Zoé", "Durand", "EMAIL:new@example.com"));
        assertThat(one(1, 2)).isTrue();
    }

    @Test
    void aRefusedPairIsNeverJoinedByRules() {
        register.take(Somebody.named(1, "Zoé", "Martin"), Somebody.named(2, "Zoé", "Martin"));
        register.refuse(Somebody.id(1), Somebody.id(2));
        register.take(
                Somebody.named(1, "Zoé", "Martin", "CARD:C1"),
                Somebody.named(2, "Zoé", "Martin", "CARD:C1"),
                Somebody.named(3, "Zoé", "Martin", "CARD:C1"));
        assertThat(one(1, 2)).isFalse();
        register.merge(Somebody.id(1), Somebody.id(2));
        assertThat(one(1, 2)).isTrue();
    }

    @Test
    void anUnmergeRestoresWhoTheyWereAndHolds() {
        register.take(
                Somebody.named(1, "Zoé", "Martin", "CARD:C1"),
                Somebody.named(2, "Zoé", "Martin", "CARD:C1", "CARD:C2"),
                Somebody.named(3, "Zoé", "Martin", "CARD:C2"));
        assertThat(register.members(Somebody.id(1))).hasSize(3);
        register.unmerge(Somebody.id(2), Somebody.id(3));
        assertThat(one(1, 2)).isFalse();
        assertThat(one(2, 3)).isTrue();
        register.take(Somebody.named(2, "Zoé", "Martin", "CARD:C1", "CARD:C2", "EMAIL:z@example.com"));
        assertThat(one(1, 2)).isFalse();
    }

    @Test
    void withoutACommonKeyEnoughInCommonJoinsAndSomewhatLessIsProposed() {
        Traits zoe = Somebody.of(1, "a", "Zoé", "Martin", BORN, "3 rue des Lilas", "59000", "EMAIL:z@example.com");
        register.take(zoe, Somebody.of(2, "b", "Zoe", "Martin", BORN, "3 r. des lilas", "59000", "PHONE:+33612121212"));
        assertThat(one(1, 2)).isTrue();
        assertThat(register.links()).extracting(Match::rule).containsExactly(Match.SCORE);
        register.take(Somebody.of(3, "c", "Zoé", "Martin", BORN.minusDays(1), null, "59000"));
        assertThat(one(1, 3)).isFalse();
        assertThat(register.proposals()).isNotEmpty().allSatisfy(proposal -> {
            assertThat(proposal.pair().has(Somebody.id(3))).isTrue();
            assertThat(proposal.because().toString()).doesNotContainIgnoringCase("martin");
        });
    }

    @ParameterizedTest
    @CsvSource({"Zoé, Paul", "Léo, Léa", "Louis, Louise", "Jean, Jeanne"})
    void twinsAreTwo(String given, String twin) {
        register.take(
                Somebody.of(1, "a", given, "Martin", BORN, "3 rue des Lilas", "59000", "PHONE:+33612121212"),
                Somebody.of(2, "b", twin, "Martin", BORN, "3 rue des Lilas", "59000", "PHONE:+33612121212"));
        assertThat(one(1, 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theOrderOfArrivalDecidesNothing(long seed) {
        Random random = new Random(seed);
        List<Traits> records = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            records.add(anybody(i, random));
        }
        Set<Set<String>> expected = null;
        for (int shuffle = 0; shuffle < 12; shuffle++) {
            Collections.shuffle(records, random);
            Register anew = new Register(seed % 2 == 0 ? MatchRules.BUILT_IN : narrow());
            for (int i = 0; i < records.size(); i++) {
                anew.take(Somebody.withId(records.get(i), i));
            }
            if (expected == null) {
                expected = anew.groups();
            }
            assertThat(anew.groups()).as("seed " + seed).isEqualTo(expected);
        }
    }

    /** Rules by which much turns out to be nobody's. */
    private static MatchRules narrow() {
        MatchRules all = MatchRules.BUILT_IN;
        return new MatchRules(
                1,
                all.rules(),
                Map.of(Key.Kind.PHONE, 1, Key.Kind.EMAIL, 2, Key.Kind.CARD, 2),
                all.blocked(),
                all.mergeFrom(),
                all.reviewFrom(),
                Map.of());
    }

    /** Few names and few keys, so that much is shared. */
    private static Traits anybody(int number, Random random) {
        List<String> given = List.of("Zoé", "Zoe", "Paul", "Karim", "");
        List<String> family = List.of("Martin", "Durand", "");
        List<String> keys = new ArrayList<>();
        if (random.nextInt(3) > 0) {
            keys.add("EMAIL:" + random.nextInt(12) + "@example.com");
        }
        if (random.nextInt(2) > 0) {
            keys.add("PHONE:+3361212120" + random.nextInt(8));
        }
        if (random.nextInt(3) == 0) {
            keys.add("CARD:C" + random.nextInt(10));
        }
        if (random.nextInt(3) == 0) {
            keys.add("DEVICE:D" + random.nextInt(3));
        }
        return Somebody.of(
                number,
                "crm/" + number,
                given.get(random.nextInt(given.size())),
                family.get(random.nextInt(family.size())),
                random.nextBoolean() ? null : BORN.plusDays(random.nextInt(3)),
                null,
                random.nextBoolean() ? null : "5900" + random.nextInt(2),
                keys.toArray(String[]::new));
    }

    private boolean one(int a, int b) {
        return register.areOne(Somebody.id(a), Somebody.id(b));
    }
}
