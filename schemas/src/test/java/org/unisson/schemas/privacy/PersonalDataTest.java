package org.unisson.schemas.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unisson.schemas.release.CurrentSchemas;

/** Events are kept; personal data is not in them: they carry ids, and the owner serves the data. */
class PersonalDataTest {

    /** Products, channels and public places, not people; of a destination the rounded coordinates, which name a region. */
    private static final Set<String> ALLOWED = Set.of(
            "ProductChanged.names",
            "ChannelChanged.name",
            "LocationChanged.name",
            "LocationChanged.postcode",
            "LocationChanged.city",
            "LocationChanged.latitude",
            "LocationChanged.longitude",
            "Destination.latitude",
            "Destination.longitude");

    @Test
    void noFieldIsNamedLikePersonalDataUnlessItIsAllowed() {
        // When
        var found = CurrentSchemas.byName().values().stream()
                .flatMap(schema -> PersonalData.fieldsOf(schema).stream())
                .collect(Collectors.toSet());

        // Then: equal, so that a permission that nothing needs any more is refused too.
        assertThat(found).isEqualTo(ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"email", "customerEmail", "phoneNumber", "first_name", "lastName", "birthDate", "streets", "ip"})
    void findsItNested(String field) {
        // Given
        var person =
                SchemaBuilder.record("Person").fields().requiredString(field).endRecord();
        var event = SchemaBuilder.record("Event")
                .fields()
                .name("people")
                .type()
                .nullable()
                .array()
                .items(person)
                .noDefault()
                .endRecord();

        // When, then
        assertThat(PersonalData.fieldsOf(event)).containsExactly("Person." + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"message", "shipment", "chargedAt", "stage", "language"})
    void isNotMisledByPartsOfWords(String field) {
        var event = SchemaBuilder.record("Event").fields().requiredString(field).endRecord();
        assertThat(PersonalData.fieldsOf(event)).isEmpty();
    }
}
