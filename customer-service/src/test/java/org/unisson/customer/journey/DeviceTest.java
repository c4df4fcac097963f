package org.unisson.customer.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.customer.journey.domain.Device;
import org.unisson.customer.journey.domain.Sign;
import org.unisson.customer.journey.domain.Stretch;

/** Whose it is what a device told of nobody. */
class DeviceTest {

    private static final UUID ADA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID ADA_AT_THE_TILL = new UUID(0, 3);

    @Test
    void aDeviceOfOnePersonIsTheirsAlsoBeforeItWasKnown() {
        Device phone = new Device("phone", Set.of(ADA), List.of(new Sign(at(5), ADA)));
        assertThat(whose(phone, 1, Set.of(ADA))).isTrue();
        assertThat(whose(phone, 9, Set.of(ADA))).isTrue();
        assertThat(phone.of(Set.of(BOB))).isEmpty();
    }

    @Test
    void whoSignsOutIsNotFollowed() {
        Device phone = new Device("phone", Set.of(ADA), List.of(new Sign(at(5), ADA), new Sign(at(7), null)));
        assertThat(whose(phone, 6, Set.of(ADA))).isTrue();
        assertThat(whose(phone, 7, Set.of(ADA))).isFalse();
        Device again = new Device("phone", Set.of(ADA), List.of(new Sign(at(7), null), new Sign(at(8), ADA)));
        assertThat(whose(again, 7, Set.of(ADA))).isTrue();
    }

    @Test
    void aDeviceOfSeveralIsOnlyWhoseHasSignedIn() {
        Device kiosk = new Device(
                "kiosk",
                Set.of(ADA, BOB),
                List.of(new Sign(at(2), ADA), new Sign(at(4), null), new Sign(at(6), BOB), new Sign(at(8), ADA)));
        for (int second = 0; second < 10; second++) {
            assertThat(whose(kiosk, second, Set.of(ADA)))
                    .as("Ada at " + second)
                    .isEqualTo(second == 2 || second == 3 || second >= 8);
            assertThat(whose(kiosk, second, Set.of(BOB))).as("Bob at " + second).isEqualTo(second == 6 || second == 7);
        }
    }

    @Test
    void aDeviceOfSeveralWhoNeverSignInIsNobodys() {
        Device family = new Device("family", Set.of(ADA, BOB), List.of());
        assertThat(family.of(Set.of(ADA))).isEmpty();
        assertThat(family.of(Set.of(BOB))).isEmpty();
    }

    @Test
    void aMirrorIsEverybodysAlsoWhereOnlyOneHasUsedIt() {
        Device mirror =
                new Device(Device.EVERYBODYS + "m1", Set.of(ADA), List.of(new Sign(at(2), ADA), new Sign(at(4), null)));
        assertThat(whose(mirror, 1, Set.of(ADA))).isFalse();
        assertThat(whose(mirror, 3, Set.of(ADA))).isTrue();
        assertThat(whose(mirror, 4, Set.of(ADA))).isFalse();
    }

    @Test
    void twoWhoAreOnePersonDoNotShare() {
        Device phone = new Device("phone", Set.of(ADA, ADA_AT_THE_TILL), List.of());
        assertThat(phone.of(Set.of(ADA))).isEmpty();
        assertThat(whose(phone, 1, Set.of(ADA, ADA_AT_THE_TILL))).isTrue();
        assertThat(phone.of(Set.of(ADA_AT_THE_TILL))).isEmpty();
    }

    @Test
    void whoSignInAtOneMomentAreNobody() {
        Device kiosk = new Device("kiosk", Set.of(ADA, BOB), List.of(new Sign(at(2), ADA), new Sign(at(2), BOB)));
        assertThat(whose(kiosk, 3, Set.of(ADA))).isFalse();
        assertThat(whose(kiosk, 3, Set.of(BOB))).isFalse();
    }

    /** Random devices: in any order and with repetitions the same, never two persons', and as a simple judge says. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neitherOrderNorRepetitionDecides(long seed) {
        Random random = new Random(seed);
        for (int device = 0; device < 200; device++) {
            List<Sign> signs = signs(random);
            Set<UUID> customers = signs.stream()
                    .map(Sign::customerId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toCollection(HashSet::new));
            customers.add(ADA);
            List<Set<UUID>> persons = random.nextBoolean()
                    ? List.of(Set.of(ADA, ADA_AT_THE_TILL), Set.of(BOB))
                    : List.of(Set.of(ADA), Set.of(BOB), Set.of(ADA_AT_THE_TILL));
            List<Sign> shuffled = new ArrayList<>(signs);
            shuffled.addAll(signs.subList(0, signs.size() / 2));
            Collections.shuffle(shuffled, random);
            Device told = new Device("device", customers, signs);
            Device toldOtherwise = new Device("device", customers, shuffled);
            for (int second = -1; second < 22; second++) {
                int moment = second;
                List<Set<UUID>> owners = persons.stream()
                        .filter(person -> whose(told, moment, person))
                        .toList();
                assertThat(owners).hasSizeLessThanOrEqualTo(1);
                assertThat(owners.stream().findFirst()).isEqualTo(judged(signs, customers, persons, moment));
                for (Set<UUID> person : persons) {
                    assertThat(whose(toldOtherwise, second, person)).isEqualTo(whose(told, second, person));
                    assertThat(whose(enough(told, person), second, person)).isEqualTo(whose(told, second, person));
                }
            }
        }
    }

    /** What the database reads of a device: a person's own, and the first of others after each; or the last. */
    private static Device enough(Device device, Set<UUID> person) {
        List<Sign> some = new ArrayList<>();
        if (person.containsAll(device.customers())) {
            Optional<Instant> last = device.signs().stream().map(Sign::at).max(Instant::compareTo);
            device.signs().stream()
                    .filter(sign -> sign.at().equals(last.orElseThrow()))
                    .forEach(some::add);
        } else {
            List<Sign> own = device.signs().stream()
                    .filter(sign -> sign.customerId() != null && person.contains(sign.customerId()))
                    .toList();
            some.addAll(own);
            for (Sign mine : own) {
                List<Sign> others = device.signs().stream()
                        .filter(sign -> sign.customerId() == null || !person.contains(sign.customerId()))
                        .filter(sign -> sign.at().isAfter(mine.at())
                                || sign.at().equals(mine.at()) && sign.customerId() != null)
                        .toList();
                Optional<Instant> first = others.stream().map(Sign::at).min(Instant::compareTo);
                others.stream()
                        .filter(sign -> sign.at().equals(first.orElseThrow()))
                        .forEach(some::add);
            }
        }
        return new Device(device.visitor(), device.customers(), some);
    }

    /** Steps through all moments. */
    private static Optional<Set<UUID>> judged(
            List<Sign> signs, Set<UUID> customers, List<Set<UUID>> persons, int second) {
        List<Set<UUID>> known = persons.stream()
                .filter(person -> customers.stream().anyMatch(person::contains))
                .toList();
        Set<UUID> in = null;
        boolean signedOut = false;
        for (int moment = -1; moment <= 21; moment++) {
            Instant now = at(moment);
            List<Sign> then =
                    signs.stream().filter(sign -> sign.at().equals(now)).toList();
            List<UUID> entering =
                    then.stream().map(Sign::customerId).filter(Objects::nonNull).toList();
            if (!then.isEmpty()) {
                signedOut = entering.isEmpty();
                in = signedOut
                        ? null
                        : persons.stream()
                                .filter(person -> person.containsAll(entering))
                                .findFirst()
                                .orElse(null);
            }
            if (moment == second && known.size() > 1) {
                return Optional.ofNullable(in);
            }
        }
        Optional<Instant> lastOut = signs.stream().map(Sign::at).max(Instant::compareTo);
        boolean after = signedOut && !at(second).isBefore(lastOut.orElseThrow());
        return after ? Optional.empty() : Optional.of(known.getFirst());
    }

    private static List<Sign> signs(Random random) {
        List<UUID> who = random.nextInt(3) == 0 ? List.of(ADA) : List.of(ADA, BOB, ADA_AT_THE_TILL);
        List<Sign> signs = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count; i++) {
            UUID one = random.nextInt(3) == 0 ? null : who.get(random.nextInt(who.size()));
            signs.add(new Sign(at(random.nextInt(20)), one));
        }
        return signs;
    }

    private static boolean whose(Device device, int second, Set<UUID> person) {
        return device.of(person).stream().anyMatch(stretch -> has(stretch, at(second)));
    }

    private static boolean has(Stretch stretch, Instant moment) {
        return !moment.isBefore(stretch.from()) && moment.isBefore(stretch.until());
    }

    private static Instant at(int second) {
        return Instant.parse("2026-03-02T10:00:00Z").plusSeconds(second);
    }
}
