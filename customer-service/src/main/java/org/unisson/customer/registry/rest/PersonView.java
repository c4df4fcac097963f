package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Device;
import org.unisson.customer.registry.domain.Person;
import org.unisson.customer.registry.domain.SourceRecord;

/**
 * Who a person is: its customers, each with what its source says.
 *
 * @param personId the oldest of them
 */
public record PersonView(UUID personId, List<MemberView> members) {

    /**
     * A customer of the person.
     *
     * @param source who says so
     * @param joinedAt since when it is this person; absent for the oldest
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MemberView(
            UUID customerId,
            long version,
            String source,
            String givenName,
            String familyName,
            LocalDate birthDate,
            AddressBody address,
            String email,
            String phone,
            List<String> cards,
            List<String> devices,
            String language,
            List<ConsentView> consents,
            Instant joinedAt,
            Instant registeredAt,
            Instant changedAt) {

        @Override
        public String toString() {
            return "customer " + customerId;
        }
    }

    static PersonView of(Person person) {
        return new PersonView(
                person.id(), person.members().stream().map(PersonView::member).toList());
    }

    private static MemberView member(Person.Member member) {
        SourceRecord record = member.record();
        return new MemberView(
                record.id(),
                record.version(),
                record.source(),
                record.profile().givenName(),
                record.profile().familyName(),
                record.profile().birthDate(),
                CustomerView.address(record.profile().address()),
                record.identifiers().email() == null
                        ? null
                        : record.identifiers().email().value(),
                record.identifiers().phone() == null
                        ? null
                        : record.identifiers().phone().value(),
                record.identifiers().cards().stream().map(Card::value).toList(),
                record.identifiers().devices().stream().map(Device::value).toList(),
                record.profile().language(),
                ConsentView.all(record.consents().inForce()),
                member.joinedAt(),
                record.registeredAt(),
                record.changedAt());
    }
}
