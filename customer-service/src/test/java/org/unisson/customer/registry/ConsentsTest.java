package org.unisson.customer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.customer.registry.domain.Consent;
import org.unisson.customer.registry.domain.ConsentGiven;
import org.unisson.customer.registry.domain.ConsentsInForce;
import org.unisson.customer.registry.domain.ContactChannel;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.Proof;
import org.unisson.customer.registry.domain.Purpose;
import org.unisson.customer.registry.domain.Registration;
import org.unisson.customer.registry.domain.Scope;
import org.unisson.customer.registry.domain.SourceRecord;
import org.unisson.customer.registry.domain.Telling;

/** What holds of a purpose and of its channels, whatever was said of which, and in which order it came. */
class ConsentsTest {

    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Purpose MARKETING = new Purpose("MARKETING");

    @Test
    void theWholePurposeCoversEachChannel() {
        Told told = new Told().says(1, null, true);
        assertThat(told.allows(null)).isTrue();
        assertThat(told.allows(ContactChannel.SMS)).isTrue();
    }

    @Test
    void aChannelWithdrawnLeavesTheOthers() {
        Told told = new Told().says(1, null, true).says(2, ContactChannel.SMS, false);
        assertThat(told.allows(ContactChannel.SMS)).isFalse();
        assertThat(told.allows(ContactChannel.EMAIL)).isTrue();
        assertThat(told.allows(null)).isTrue();
    }

    @Test
    void theWholeWithdrawnTakesTheChannelsWithIt() {
        Told told = new Told().says(1, ContactChannel.EMAIL, true).says(2, null, false);
        assertThat(told.allows(ContactChannel.EMAIL)).isFalse();
        assertThat(told.allows(ContactChannel.POST)).isFalse();
    }

    @Test
    void aChannelGrantedAloneGrantsNothingElse() {
        Told told = new Told().says(1, ContactChannel.EMAIL, true);
        assertThat(told.allows(ContactChannel.EMAIL)).isTrue();
        assertThat(told.allows(ContactChannel.SMS)).isFalse();
        assertThat(told.allows(null)).isFalse();
    }

    @Test
    void theWholeGrantedAgainByItselfIsNewsWhereAChannelWasWithdrawn() {
        Told told = new Told()
                .says(1, null, true)
                .says(2, ContactChannel.SMS, false)
                .says(3, null, true);
        assertThat(told.allows(ContactChannel.SMS)).isTrue();
    }

    @Test
    void ofOneInstantTheWordOnTheChannelHolds() {
        Told told = new Told().registers(1, null, given(null, false), given(ContactChannel.EMAIL, true));
        assertThat(told.allows(ContactChannel.EMAIL)).isTrue();
        assertThat(told.allows(ContactChannel.SMS)).isFalse();
    }

    @Test
    void aRecordThatIsMerelyRepeatedDoesNotLiftWhatAChannelWithdrewSince() {
        Told told = new Told()
                .registers(1, null, given(null, true))
                .says(2, ContactChannel.SMS, false)
                .registers(3, null, given(null, true));
        assertThat(told.allows(ContactChannel.SMS)).isFalse();
    }

    @Test
    void aWordThatIsKnownToBeYoungerTakesThePlaceOfWhatWasSaidOfChannels() {
        Told told = new Told()
                .registers(1, null, given(null, false))
                .says(2, ContactChannel.EMAIL, true)
                .registers(4, START.plusSeconds(3), given(null, false));
        assertThat(told.allows(ContactChannel.EMAIL)).isFalse();
    }

    @Test
    void anOlderWordThatComesLateChangesNothing() {
        Told told = new Told()
                .says(2, ContactChannel.EMAIL, false)
                .registers(3, START.plusSeconds(1), given(null, true), given(ContactChannel.EMAIL, true));
        assertThat(told.allows(ContactChannel.EMAIL)).isFalse();
        assertThat(told.allows(ContactChannel.POST)).isTrue();
    }

    @Test
    void ofTwoThatAreOnePersonTheStricterHoldsByChannel() {
        Told one = new Told().says(1, null, true);
        Told other = new Told().says(2, ContactChannel.SMS, false);
        ConsentsInForce both = together(one, other, START.plusSeconds(5)).consents();
        assertThat(allows(both, ContactChannel.SMS)).isFalse();
        assertThat(allows(both, ContactChannel.EMAIL)).isTrue();
    }

    @Test
    void whatOneWithdrewAsAWholeHoldsAgainstTheChannelThatTheOtherGranted() {
        Told one = new Told().says(3, ContactChannel.EMAIL, true);
        Told other = new Told().says(1, null, false);
        assertThat(allows(together(one, other, START.plusSeconds(5)).consents(), ContactChannel.EMAIL))
                .isFalse();
        assertThat(allows(together(one, other, START.plusSeconds(2)).consents(), ContactChannel.EMAIL))
                .isTrue();
    }

    private static Person together(Told one, Told other, Instant since) {
        return new Person(
                one.record.id(), List.of(new Person.Member(one.record, null), new Person.Member(other.record, since)));
    }

    private static boolean allows(ConsentsInForce consents, ContactChannel channel) {
        return consents.purposes().stream()
                .filter(one -> one.purpose().equals(MARKETING))
                .map(one -> one.channels().stream()
                        .filter(consent -> consent.scope().channel() == channel)
                        .map(Consent::granted)
                        .findFirst()
                        .orElse(one.isGranted()))
                .findFirst()
                .orElse(false);
    }

    private static ConsentGiven given(ContactChannel channel, boolean granted) {
        return new ConsentGiven(new Scope(MARKETING, channel), granted, "app", Proof.NONE);
    }

    /** A record to which words are told, each at a second. */
    private static final class Told {

        private SourceRecord record = SourceRecord.register(UUID.randomUUID(), registration(null, List.of()), START);

        Told says(int second, ContactChannel channel, boolean granted) {
            record = record.consent(List.of(given(channel, granted)), START.plusSeconds(second));
            return this;
        }

        Told registers(int second, Instant saidAt, ConsentGiven... words) {
            record = record.learn(registration(saidAt, List.of(words)), START.plusSeconds(second));
            return this;
        }

        boolean allows(ContactChannel channel) {
            return ConsentsTest.allows(Person.of(record).consents(), channel);
        }

        private static Registration registration(Instant saidAt, List<ConsentGiven> consents) {
            return new Registration(
                    null,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    consents,
                    null,
                    null,
                    null,
                    new Telling("crm", saidAt));
        }
    }
}
