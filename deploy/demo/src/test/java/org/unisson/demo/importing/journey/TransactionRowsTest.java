package org.unisson.demo.importing.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Rows;

class TransactionRowsTest {

    private static final String HEADER = "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,"
            + "coupon_disc,coupon_match_disc,week,transaction_timestamp";

    private final RowReport report = new RowReport();

    private List<SoldLine> read(String... lines) {
        return new TransactionRows(report).read(Rows.of(HEADER, lines));
    }

    @ParameterizedTest
    @CsvSource({
        // quantity, received, discounts | unit price, discount, total in cents
        "1, 2.49, 0.50, 0, 299, 50, 249",
        "3, 5.00, 0, 0, 167, 1, 500",
        "2, 0, 1.98, 0, 99, 198, 0",
        "9000, 19.99, 0.01, 0, 1, 7001, 1999",
        "1, 1.10, 0.20, 0.30, 160, 50, 110",
        "1, 0, 0, 0, 0, 0, 0",
        "1, 4.4e-16, 0.60, 0, 60, 60, 0",
        "1, 0.005, 0, 0, 1, 0, 1"
    })
    void lineIsWhatWasReceivedToTheCent(
            long quantity,
            String received,
            String retailDiscount,
            String couponMatch,
            long unitPrice,
            long discount,
            long total) {
        SoldLine sold = read("11,22,33,44,%d,%s,%s,0,%s,1,2031-03-04 05:06:07"
                        .formatted(quantity, received, retailDiscount, couponMatch))
                .getFirst();

        Requests.ReceiptLine line = sold.onReceipt();

        assertThat(line.unitPrice().minor()).isEqualTo(unitPrice);
        assertThat(line.discount().minor()).isEqualTo(discount);
        assertThat(line.total().minor()).isEqualTo(total);
        assertThat(line.unitPrice().minor() * line.quantity() - line.discount().minor())
                .isEqualTo(line.total().minor());
    }

    @Test
    void manufacturersCouponIsPartOfWhatWasReceived() {
        SoldLine sold =
                read("11,22,33,44,1,3.00,0,1.00,0,1,2031-03-04 05:06:07").getFirst();

        assertThat(sold.paid()).isEqualTo(300);
        assertThat(sold.shelf()).isEqualTo(300);
    }

    @Test
    void whatIsNoSaleIsRefusedWithItsReason() {
        List<SoldLine> sold = read(
                "11,22,33,1,0,0,0,0,0,1,2031-03-04 05:06:07",
                "11,22,33,2,0,0.75,0,0,0,1,2031-03-04 05:06:07",
                "11,22,33,3,-1,2.00,0,0,0,1,2031-03-04 05:06:07",
                "11,22,33,4,1.5,2.00,0,0,0,1,2031-03-04 05:06:07",
                "11,22,33,5,1,-2.00,0,0,0,1,2031-03-04 05:06:07",
                "11,22,33,6,1,2.00,0,0,0,1,2031-03-04 05:06:07");

        assertThat(sold).extracting(SoldLine::product).containsExactly("6");
        assertThat(report.outcomes())
                .extracting(RowOutcome::row, RowOutcome::kind, RowOutcome::reason)
                .containsExactly(
                        tuple(1L, RowOutcome.Kind.REFUSED, "quantity is zero"),
                        tuple(2L, RowOutcome.Kind.REFUSED, "quantity is zero, though money was received"),
                        tuple(3L, RowOutcome.Kind.REFUSED, "quantity is no number of pieces"),
                        tuple(4L, RowOutcome.Kind.REFUSED, "quantity is no number of pieces"),
                        tuple(5L, RowOutcome.Kind.REFUSED, "sales_value is negative"),
                        tuple(6L, RowOutcome.Kind.TAKEN, ""));
    }

    @Test
    void basketBecomesOneReceiptWhoseSumsHold() {
        List<Basket> baskets = Basket.of(read(
                "11,22,33,1,3,5.00,0.10,0,0,1,2031-03-04 05:06:07",
                "12,22,34,2,1,0,0.50,0,0,1,2031-03-04 06:06:07",
                "11,22,33,3,1,1.99,0,0,0,1,2031-03-04 05:06:07"));

        assertThat(baskets).hasSize(2);
        Requests.Receipt receipt = baskets.getFirst().receipt();
        assertThat(receipt.total().minor()).isEqualTo(699);
        assertThat(receipt.lines().stream()
                        .mapToLong(line -> line.total().minor())
                        .sum())
                .isEqualTo(699);
        assertThat(receipt.tenders())
                .extracting(tender -> tender.amount().minor())
                .containsExactly(699L);
        assertThat(receipt.number()).isEqualTo("33");
        assertThat(receipt.card()).isEqualTo("CJ-11");
        assertThat(receipt.occurredAt()).hasToString("2031-03-04T10:06:07Z");
        assertThat(baskets.getFirst().points()).isEqualTo(6);
        assertThat(baskets.getLast().receipt().tenders()).isEmpty();
        assertThat(baskets.getLast().points()).isZero();
    }
}
