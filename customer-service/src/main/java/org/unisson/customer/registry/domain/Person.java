package org.unisson.customer.registry.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The golden record: what all sources that know a person say of it together. It is worked out from their records and
 * never stored, so that records can come together and part again.
 *
 * @param id the oldest customer of the person
 * @param members its customers, the oldest first; never none
 */
public record Person(UUID id, List<Member> members) {

    /** A customer of the person. @param joinedAt null: the oldest, after whom the person is named */
    public record Member(SourceRecord record, Instant joinedAt) {

        private Instant together(Member other) {
            return latest(joinedAt, other.joinedAt);
        }

        private static Instant latest(Instant one, Instant other) {
            return one == null || (other != null && other.isAfter(one)) ? other : one;
        }
    }

    /** What is believed of an attribute, and why. @param value null: it is known that it is not known */
    public record Believed<T>(T value, UUID customerId, String source, Instant since, boolean corrected) {}

    /** One that is known from one record alone. */
    public static Person of(SourceRecord record) {
        return new Person(record.id(), List.of(new Member(record, null)));
    }

    public Person {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a person has a customer");
        }
    }

    /** Grows with each change of any of its records, and of who they are. */
    public long version() {
        return members.stream().mapToLong(member -> member.record().version()).sum();
    }

    public boolean has(UUID customer) {
        return members.stream().anyMatch(member -> member.record().id().equals(customer));
    }

    /** The record of a customer of the person. */
    public SourceRecord record(UUID customer) {
        return members.stream()
                .map(Member::record)
                .filter(record -> record.id().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What is believed of an attribute: a correction before other words, then trusted sources in their order, then the
     * newest word. Empty where nobody spoke of it.
     */
    public <T> Optional<Believed<T>> believed(
            Attribute attribute, Function<SourceRecord, T> reader, Survivorship survivorship) {
        return members.stream()
                .map(Member::record)
                .filter(record -> record.speaksOf(attribute)
                        && (record.said().containsKey(attribute) || reader.apply(record) != null))
                .min(survivorship.order(attribute))
                .map(record -> new Believed<>(
                        reader.apply(record),
                        record.id(),
                        record.source(),
                        record.since(attribute),
                        record.isCorrected(attribute)));
    }

    public SortedSet<Card> cards() {
        return members.stream()
                .flatMap(member -> member.record().identifiers().cards().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public SortedSet<Device> devices() {
        return members.stream()
                .flatMap(member -> member.record().identifiers().devices().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What the person allows: what was withdrawn to one source stays so, whatever others were told, unless it is
     * granted after the two were one person and after the withdrawal. Of each channel by itself.
     */
    public ConsentsInForce consents() {
        SortedMap<Scope, Consent> all = new TreeMap<>();
        members.stream()
                .flatMap(member -> member.record().consents().said().keySet().stream())
                .distinct()
                .forEach(scope -> all.put(scope, strictest(sayings(scope))));
        return new ConsentsInForce(all);
    }

    private List<Saying> sayings(Scope scope) {
        return members.stream()
                .flatMap(member ->
                        member.record().consents().holding(scope).stream().map(consent -> new Saying(member, consent)))
                .toList();
    }

    /** The newest attachment. */
    public Optional<Attachment> attachment() {
        return members.stream()
                .map(member -> member.record().attachment())
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Attachment::since)
                        .thenComparing(attachment -> attachment.store().number()));
    }

    public Instant registeredAt() {
        return members.stream()
                .map(member -> member.record().registeredAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    public Instant changedAt() {
        return members.stream()
                .map(member -> member.record().changedAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "person " + id;
    }

    private record Saying(Member member, Consent consent) {

        boolean lifts(Saying withdrawn) {
            Instant together = member.together(withdrawn.member);
            return consent.granted()
                    && consent.since().isAfter(withdrawn.consent.since())
                    && (together == null || !consent.since().isBefore(together));
        }
    }

    private static Consent strictest(List<Saying> sayings) {
        Comparator<Saying> bySince =
                Comparator.comparing(saying -> saying.consent().since());
        return sayings.stream()
                .filter(saying -> !saying.consent().granted())
                .filter(withdrawn -> sayings.stream().noneMatch(granted -> granted.lifts(withdrawn)))
                .max(bySince)
                .or(() -> sayings.stream()
                        .filter(saying -> saying.consent().granted())
                        .max(bySince))
                .map(Saying::consent)
                .orElseThrow();
    }
}
