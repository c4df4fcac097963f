package org.unisson.demo.importing.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.RowOutcome;
import org.unisson.demo.importing.RowReport;
import org.unisson.demo.importing.Rows;

class RetailDataTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

    private static RetailData data(String... lines) {
        return new RetailData(
                Rows.of(HEADER, lines).stream().map(InvoiceRow::of).toList());
    }

    private static List<String> reasons(RetailData data) {
        return data.report().outcomes().stream()
                .map(outcome -> outcome.kind() + " " + outcome.reason())
                .toList();
    }

    @Test
    void whatIsNoProductOrNoSaleIsRefusedWithItsReason() {
        RetailData data = data(
                "900001,POST,POSTAGE,1,01/02/2031 10:00,5.00,77,France",
                "900001,BANK CHARGES,,1,01/02/2031 10:00,5.00,77,France",
                "900001,WEIRD7,,1,01/02/2031 10:00,5.00,77,France",
                "900001,10001,TEAPOT,1,01/02/2031 10:00,0,77,France",
                "900001,10001,TEAPOT,0,01/02/2031 10:00,1.00,77,France",
                "A900001,10001,Adjust bad debt,1,01/02/2031 10:00,1.00,,France",
                "C900002,10001,TEAPOT,1,01/02/2031 10:00,1.00,77,France");

        assertThat(reasons(data))
                .containsExactly(
                        "REFUSED postage is no product",
                        "REFUSED bank charges are no product",
                        "REFUSED the StockCode is none of a product",
                        "REFUSED the price is zero: no sale",
                        "REFUSED quantity is zero",
                        "REFUSED the InvoiceNo is neither that of an invoice nor of a cancellation",
                        "REFUSED a cancellation of a positive quantity");
        assertThat(data.invoices()).isEmpty();
    }

    @Test
    void invoiceIsAnOrderWithTheSameProductOnTwoLines() {
        RetailData data = data(
                "900001,10001A,TEAPOT,2,01/07/2031 10:00,1.25,77,France",
                "900001,10001a,TEAPOT,3,01/07/2031 10:00,1.10,77,France",
                "900002,10002,CUP,1,01/07/2031 11:00,0.85,,France");

        Requests.NewOrder order = data.invoices().getFirst().order("c-77");

        assertThat(order.lines()).extracting(Requests.OrderLine::sku).containsExactly("OR-10001A", "OR-10001A");
        assertThat(order.placedAt()).hasToString("2031-07-01T09:00:00Z");
        assertThat(data.paid()).isEqualTo(2 * 125 + 3 * 110 + 85);
        assertThat(data.customers()).containsExactly("77");
        assertThat(data.invoices().getLast().order(null).customerId()).isNull();
        assertThat(data.points()).isEqualTo(Map.of("77", 5L));
        assertThat(data.purchases()).isEqualTo(Map.of("77", 1L));
    }

    @Test
    void nameIsTheMostFrequentDescription() {
        RetailData data = data(
                "900001,10001,TEAPOT,1,01/02/2031 10:00,1.00,77,France",
                "900002,10001,damaged?,1,01/02/2031 10:00,1.00,77,France",
                "900003,10001,TEAPOT,1,01/02/2031 10:00,1.00,77,France",
                "900004,10002,B,1,01/02/2031 10:00,1.00,77,France",
                "900005,10002,A,1,01/02/2031 10:00,1.00,77,France",
                "900006,10003,,1,01/02/2031 10:00,1.00,77,France");

        assertThat(data.products())
                .extracting(product -> product.names().get("en"))
                .containsExactly("TEAPOT", "A", "Product 10003");
    }

    @Test
    void negativeQuantityOnAnInvoiceIsWrittenOff() {
        RetailData data = data(
                "900001,10001,TEAPOT,4,01/02/2031 10:00,1.00,77,France",
                "900002,10001,,-3,01/02/2031 11:00,0,,United Kingdom");

        assertThat(data.writeOffs()).extracting(Requests.Movement::quantity).containsExactly(-3L);
        assertThat(data.openingStock())
                .extracting(Requests.Movement::quantity)
                .containsExactly(4 + 3 + RetailData.LEFT_OVER);
        assertThat(data.onHand()).isEqualTo(Map.of("OR-10001", RetailData.LEFT_OVER));
    }

    @Test
    void returnTakesFromSeveralPurchasesThoseAtTheSamePriceFirst() {
        RetailData data = data(
                "900001,10001,TEAPOT,2,01/02/2031 10:00,1.00,77,France",
                "900002,10001,TEAPOT,2,02/02/2031 10:00,1.50,77,France",
                "900003,10001,TEAPOT,9,03/02/2031 10:00,1.00,88,France",
                "C900004,10001,TEAPOT,-3,04/02/2031 10:00,1.00,77,France");

        assertThat(data.returns()).extracting(PlannedReturn::invoice).containsExactly("900001", "900002");
        assertThat(data.refunded()).isEqualTo(2 * 100 + 150);
        assertThat(data.piecesReturned()).isEqualTo(3);
        assertThat(reasons(data)).last().isEqualTo("TAKEN refunded at the price that was paid, which is another");
        assertThat(data.onHand()).isEqualTo(Map.of("OR-10001", RetailData.LEFT_OVER + 3));
        assertThat(data.points()).isEqualTo(Map.of("77", 1L, "88", 9L));
    }

    @Test
    void twoRowsOfACancellationGiveBackPiecesOfTheSameRow() {
        RetailData data = data(
                "900001,10001,TEAPOT,9,01/02/2031 10:00,1.00,77,France",
                "C900002,10001,TEAPOT,-2,04/02/2031 10:00,1.00,77,France",
                "C900002,10001,TEAPOT,-3,04/02/2031 10:00,1.00,77,France");

        assertThat(data.returns()).hasSize(1);
        assertThat(data.returns().getFirst().pieces())
                .extracting(PlannedReturn.Pieces::quantity)
                .containsExactly(5L);
    }

    @Test
    void returnWithoutItsPurchaseIsRefusedAndOneOfTooManyPiecesTakenInPart() {
        RetailData data = data(
                "C900001,10001,TEAPOT,-1,01/02/2031 09:00,1.00,77,France",
                "900002,10001,TEAPOT,2,01/02/2031 10:00,1.00,77,France",
                "C900003,10001,TEAPOT,-5,01/02/2031 11:00,1.00,77,France",
                "C900004,10001,TEAPOT,-1,01/02/2031 12:00,1.00,77,France",
                "C900005,10001,TEAPOT,-1,01/02/2031 12:00,1.00,,France");

        assertThat(data.piecesReturned()).isEqualTo(2);
        assertThat(reasons(data))
                .containsExactlyInAnyOrder(
                        "TAKEN ",
                        "REFUSED a return whose purchase is not in the file",
                        "PARTLY a return of more pieces than were bought in the file",
                        "REFUSED a return whose purchase is not in the file",
                        "REFUSED a return of an anonymous buyer: the purchase cannot be known");
    }

    @Test
    void everyRowHasExactlyOneOutcome() {
        String[] lines = {
            "900001,10001,TEAPOT,2,01/02/2031 10:00,1.00,77,France",
            "900001,M,Manual,2,01/02/2031 10:00,1.00,77,France",
            "C900002,10001,TEAPOT,-1,01/02/2031 11:00,1.00,77,France",
            "900003,10001,,-1,01/02/2031 11:00,0,,France"
        };

        RowReport report = data(lines).report();

        assertThat(report.outcomes())
                .extracting(RowOutcome::row)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(1L, 2L, 3L, 4L));
    }
}
