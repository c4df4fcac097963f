package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.Person.Believed;
import org.unisson.customer.registry.domain.Person.Member;
import org.unisson.customer.registry.domain.Purpose;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.Survivorship;
import org.unisson.customer.registry.domain.Telling;

class PersonTest {

    private static final Instant FIRST = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(60);
    private static final Instant THIRD = SECOND.plusSeconds(60);
    private static final Purpose MARKETING = new Purpose("MARKETING");

    @Test
    void theNewestWordIsBelievedWithItsProvenance() {
        Believed<String> given =
                givenName(Survivorship.NEWEST, named(1, "till", "Zo", FIRST), named(2, "web", "Zoé", SECOND));
        assertThat(given).isEqualTo(new Believed<>("Zoé", id(2), "web", SECOND, false));
    }

    @Test
    void aTrustedSourceIsBelievedBeforeANewerWord() {
        Survivorship trusted = new Survivorship(Map.of("GIVEN_NAME", List.of("crm", "till")));
        assertThat(givenName(trusted, named(1, "till", "Zo", FIRST), named(2, "web", "Zoé", SECOND))
                        .value())
                .isEqualTo("Zo");
    }

    @Test
    void aCorrectionIsBelievedBeforeAllAndMaySayThatNothingIsKnown() {
        Survivorship trusted = new Survivorship(Map.of("GIVEN_NAME", List.of("web")));
        SourceRecord corrected = named(1, "till", "Zo", FIRST)
                .amend(
                        new Amendment(Optional.empty(), null, null, null, null, null, null, null, null, null),
                        false,
                        SECOND);
        Believed<String> given = givenName(trusted, corrected, named(2, "web", "Zoé", THIRD));
        assertThat(given.value()).isNull();
        assertThat(given.corrected()).isTrue();
    }

    @Test
    void whatWasWithdrawnToOneStaysSoHoweverLateAnotherGranted() {
        Person person = person(
                consenting(1, true, SECOND),
                new Member(consenting(2, false, FIRST).record(), THIRD));
        assertThat(granted(person)).isFalse();
    }

    @Test
    void aGrantSaidWhenTheyWereOneLiftsAWithdrawal() {
        Person person = person(
                consenting(1, true, THIRD),
                new Member(consenting(2, false, FIRST).record(), THIRD));
        assertThat(granted(person)).isTrue();
    }

    @Test
    void aWithdrawalAfterAGrantHolds() {
        Person person = person(
                consenting(1, false, THIRD),
                new Member(consenting(2, true, SECOND).record(), FIRST));
        assertThat(granted(person)).isFalse();
    }

    private static Believed<String> givenName(Survivorship survivorship, SourceRecord... records) {
        Person person = new Person(
                records[0].id(),
                List.of(records).stream()
                        .map(record -> new Member(record, null))
                        .toList());
        return person.believed(Attribute.GIVEN_NAME, record -> record.profile().givenName(), survivorship)
                .orElseThrow();
    }

    private static Person person(Member... members) {
        return new Person(members[0].record().id(), List.of(members));
    }

    private static boolean granted(Person person) {
        return person.consents().byPurpose().get(MARKETING).granted();
    }

    private static Member consenting(int number, boolean granted, Instant at) {
        SourceRecord record =
                named(number, "web", "Zoé", FIRST).consent(List.of(new ConsentGiven(MARKETING, granted, "app")), at);
        return new Member(record, null);
    }

    private static SourceRecord named(int number, String source, String givenName, Instant at) {
        return SourceRecord.register(
                id(number),
                new Registration(
                        givenName,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        new Telling(source, at)),
                at);
    }

    private static UUID id(int number) {
        return new UUID(0x0195c0de00007000L, 0x8000000000000000L | number);
    }
}
