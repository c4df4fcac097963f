package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Gln;
import org.unisson.customer.registry.domain.Amendment;
import org.unisson.customer.registry.domain.Attribute;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.Email;
import org.unisson.customer.registry.domain.Purpose;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.Telling;
import org.unisson.customer.registry.domain.TooManyException;

class SourceRecordTest {

    private static final Instant THEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final Instant LATER = THEN.plusSeconds(60);
    private static final Purpose MARKETING = new Purpose("MARKETING");

    @Test
    void registersAsVersionOne() {
        SourceRecord zoe = zoe();
        assertThat(zoe.version()).isEqualTo(1);
        assertThat(zoe.profile().language()).isEqualTo("fr");
        assertThat(zoe.consents().byPurpose().get(MARKETING).since()).isEqualTo(THEN);
    }

    @Test
    void learningTheSameAgainChangesNothing() {
        SourceRecord zoe = zoe();
        assertThat(zoe.learn(registration(List.of("C1")), LATER)).isSameAs(zoe);
    }

    @Test
    void learningAnotherCardAddsIt() {
        SourceRecord after = zoe().learn(registration(List.of("C2")), LATER);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.identifiers().cards()).containsExactly(new Card("C1"), new Card("C2"));
    }

    @Test
    void aConsentKeepsTheDateOfItsProofUntilItIsWithdrawn() {
        SourceRecord again = zoe().consent(List.of(new ConsentGiven(MARKETING, true, "till")), LATER);
        assertThat(again.version()).isEqualTo(1);
        SourceRecord withdrawn = zoe().consent(List.of(new ConsentGiven(MARKETING, false, "till")), LATER);
        assertThat(withdrawn.consents().byPurpose().get(MARKETING))
                .satisfies(consent -> assertThat(consent.granted()).isFalse())
                .satisfies(consent -> assertThat(consent.since()).isEqualTo(LATER));
    }

    @Test
    void anAmendmentLeavesWhatItDoesNotName() {
        SourceRecord after = zoe().amend(
                        new Amendment(
                                Optional.empty(),
                                null,
                                null,
                                Optional.empty(),
                                null,
                                List.of(),
                                null,
                                Optional.of(gln()),
                                null,
                                null),
                        false,
                        LATER);
        assertThat(after.profile().givenName()).isNull();
        assertThat(after.profile().familyName()).isEqualTo("Martin");
        assertThat(after.identifiers().email()).isNull();
        assertThat(after.identifiers().cards()).isEmpty();
        assertThat(after.attachment())
                .hasValueSatisfying(a -> assertThat(a.since()).isEqualTo(LATER));
    }

    @Test
    void theCustomersOwnWordProvesNothingUntilSomebodyElseSaysTheSame() {
        Amendment email = new Amendment(
                null, null, null, Optional.of(Email.of("new@example.com")), null, null, null, null, null, null);

        SourceRecord own = zoe().amend(email, true, LATER);
        assertThat(own.isOwnWord(Attribute.EMAIL)).isTrue();
        assertThat(own.amend(email, true, LATER)).isSameAs(own);

        SourceRecord proven = own.amend(email, false, LATER);
        assertThat(proven.isOwnWord(Attribute.EMAIL)).isFalse();
        assertThat(proven.version()).isEqualTo(own.version() + 1);
        assertThat(proven.amend(email, true, LATER)).isSameAs(proven);
    }

    @Test
    void anOlderWordThatComesLateFillsGapsAndTakesThePlaceOfNothing() {
        SourceRecord newest = SourceRecord.register(id(), named("Zoe", null, LATER), LATER);
        SourceRecord after = newest.learn(named("Zo", "Martin", THEN), LATER.plusSeconds(60));
        assertThat(after.profile().givenName()).isEqualTo("Zoe");
        assertThat(after.profile().familyName()).isEqualTo("Martin");
        assertThat(after.since(Attribute.FAMILY_NAME)).isEqualTo(THEN);
    }

    @Test
    void inWhateverOrderWordsComeTheNewestHolds() {
        SourceRecord one =
                SourceRecord.register(id(), named("A", null, THEN), LATER).learn(named("B", null, LATER), LATER);
        SourceRecord other =
                SourceRecord.register(id(), named("B", null, LATER), LATER).learn(named("A", null, THEN), LATER);
        assertThat(one.profile()).isEqualTo(other.profile());
        assertThat(one.said()).isEqualTo(other.said());
    }

    @Test
    void theNumberOfCardsIsLimited() {
        List<String> many = IntStream.range(0, 21).mapToObj(i -> "N" + i).toList();
        assertThatThrownBy(() -> zoe().learn(registration(many), LATER)).isInstanceOf(TooManyException.class);
    }

    @Test
    void neverShowsPersonalData() {
        assertThat(zoe().toString() + registration(List.of())).doesNotContainIgnoringCase("zoe", "martin");
    }

    private static UUID id() {
        return UUID.fromString("0195c0de-0000-7000-8000-000000000001");
    }

    private static Registration named(String givenName, String familyName, Instant saidAt) {
        return new Registration(
                givenName,
                familyName,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                new Telling("crm", saidAt));
    }

    private static SourceRecord zoe() {
        return SourceRecord.register(id(), registration(List.of("C1")), THEN);
    }

    private static Registration registration(List<String> cards) {
        return new Registration(
                "Zoe",
                "Martin",
                null,
                Email.of("zoe@example.com"),
                null,
                cards.stream().map(Card::new).toList(),
                List.of(),
                List.of(new ConsentGiven(MARKETING, true, "web-form")),
                null,
                null,
                null,
                Telling.NOW);
    }

    private static Gln gln() {
        return Gln.ofTwelve("301234500001");
    }
}
