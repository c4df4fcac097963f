package org.unisson.demo.importing.retail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unisson.demo.client.Requests;
import org.unisson.demo.importing.Rows;

class MovementReferencesTest {

    @Test
    void everyMovementNamesItsDocumentAndNoTwoOfAProductTheSame() {
        RetailData data = new RetailData(Rows.of(
                        "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                        "900001,10001,TEAPOT,4,01/02/2031 10:00,1.00,77,France",
                        "900002,10001,,-3,01/02/2031 11:00,0,,United Kingdom",
                        "900002,10001,,-3,01/02/2031 11:00,0,,United Kingdom")
                .stream()
                .map(InvoiceRow::of)
                .toList());

        List<String> references = Stream.concat(data.openingStock().stream(), data.writeOffs().stream())
                .map(Requests.Movement::reference)
                .toList();

        assertThat(references)
                .containsExactly("opening/online-retail", "online-retail/900002/2", "online-retail/900002/3");
    }
}
