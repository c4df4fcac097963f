package org.unisson.order.ordering.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.values.Ids;
import org.unisson.chassis.values.Money;
import org.unisson.order.ordering.domain.OfferedTender;

/** What an order offers is read as it was written, whenever that was. */
class OrderColumnsTest {

    private final OrderColumns columns = new OrderColumns(new ObjectMapper());

    @Test
    void whatIsOfferedIsReadAsItWasWritten() {
        List<OfferedTender> offered = List.of(
                OfferedTender.giftCard(Ids.next(), new Money(5_00, "EUR")),
                OfferedTender.voucher(Ids.next(), new Money(10_00, "EUR")));

        assertThat(columns.offered(columns.offered(offered))).isEqualTo(offered);
    }

    @Test
    void fromBeforeThereWereVouchersItIsAGiftCard() {
        UUID authorisation = Ids.next();

        assertThat(columns.offered("[{\"authorisationId\":\"" + authorisation
                        + "\",\"amount\":{\"minor\":500,\"currency\":\"EUR\"}}]"))
                .containsExactly(OfferedTender.giftCard(authorisation, new Money(5_00, "EUR")));
    }
}
