package org.unisson.customer.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.customer.care.domain.Reference;
import org.unisson.customer.care.domain.Reference.Kind;

class ReferenceTest {

    @Test
    void aReferenceIsItsText() {
        UUID id = UUID.randomUUID();
        for (Reference reference : List.of(
                new Reference(Kind.PURCHASE, id.toString(), UUID.randomUUID()),
                new Reference(Kind.PURCHASE, id.toString(), null),
                new Reference(Kind.CONSIGNMENT, id.toString(), null),
                new Reference(Kind.SKU, "COAT-M", null),
                new Reference(Kind.SERIAL_NUMBER, "SN:1/2", null))) {
            assertThat(Reference.ofText(reference.text())).isEqualTo(reference);
        }
    }

    @Test
    void whatIsNoneOfItsKindIsRefused() {
        refused(Kind.PURCHASE, "1", null);
        refused(Kind.ORDER, UUID.randomUUID().toString().toUpperCase(Locale.ROOT), null);
        refused(Kind.SKU, "a b", null);
        refused(Kind.SERIAL_NUMBER, " ", null);
        refused(Kind.SERIAL_NUMBER, "x".repeat(65), null);
        refused(Kind.SERIAL_NUMBER, "a\nb", null);
        refused(Kind.SKU, "COAT-M", UUID.randomUUID());
    }

    private static void refused(Kind kind, String id, UUID line) {
        assertThatThrownBy(() -> new Reference(kind, id, line)).isInstanceOf(IllegalArgumentException.class);
    }
}
