package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.unisson.demo.importing.DataSet;
import org.unisson.demo.importing.ImportState;
import org.unisson.demo.importing.Reconciliation;
import org.unisson.demo.importing.Sender;
import org.unisson.demo.importing.journey.JourneyImport;
import org.unisson.demo.importing.retail.RetailImport;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;

/**
 * Files of both formats, with invented rows, brought in beside others who trade, balance; brought in again by someone who
 * remembers nothing of the first time, they change nothing.
 */
@ExtendWith(RunningRetailer.class)
class ImportScenario {

    @TempDir
    Path folder;

    private final Shop shop;

    ImportScenario(Shop shop) {
        this.shop = shop;
    }

    @BeforeEach
    void othersTrade() {
        String store = shop.store();
        String till = shop.channel("STORE");
        String sku = shop.sku(2_499);
        shop.receive(store, sku, 10);
        shop.opened();
        shop.sell(store, Shop.receipt(store, till, null, sku, 3, 2_499));
    }

    @Test
    void basketsOfManyStoresBalance() throws IOException {
        file(
                "transactions.csv",
                "household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,"
                        + "coupon_match_disc,week,transaction_timestamp",
                "11,9001,70001,501,1,2.49,0.50,0,0,1,2017-02-01 10:00:00",
                "11,9001,70001,502,3,5.00,0,0,0,1,2017-02-01 10:00:00",
                "12,9001,70002,501,2,0,1.98,0,0,1,2017-02-01 10:05:00",
                "12,9002,70003,503,1,1.10,0.20,0,0.30,1,2017-02-02 18:30:00",
                "13,9002,70004,503,0,1.10,0,0,0,1,2017-02-02 18:31:00");
        file(
                "products.csv",
                "product_id,manufacturer_id,department,brand,product_category,product_type,package_size",
                "501,9,PANTRY,Private,JAMS/JELLIES,FIG JAM,4 OZ",
                "502,9,PANTRY,Private,JAMS/JELLIES,PLUM JAM,4 OZ");
        file("households.csv", "household_id,age", "11,65+", "12,19-24", "14,NA");
        file("campaigns.csv", "campaign_id,household_id");
        file("campaign_descriptions.csv", "campaign_id,campaign_type");
        file("coupon_redemptions.csv", "household_id,coupon_upc");

        balancesOnceAndAgain(sender -> new JourneyImport(folder, sender));
    }

    @Test
    void ordersWithTheirCancellationsBalance() throws IOException {
        file(
                "invoices.csv",
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country",
                "900001,10001A,TEAPOT,2,01/02/2011 10:00,1.25,77,France",
                "900001,10001a,TEAPOT,3,01/02/2011 10:00,1.10,77,France",
                "900002,10002,CUP,4,01/02/2011 11:00,0.85,,United Kingdom",
                "C900003,10001A,TEAPOT,-1,02/02/2011 09:00,1.25,77,France",
                "900004,10002,,-2,03/02/2011 09:00,0,,United Kingdom",
                "900005,POST,POSTAGE,1,03/02/2011 10:00,5.00,77,France");

        balancesOnceAndAgain(sender -> new RetailImport(folder, sender));
    }

    private void balancesOnceAndAgain(Function<Sender, DataSet> dataSet) {
        Sender first = sender("first");
        assertBalances(dataSet.apply(first), first);

        Sender again = sender("again");
        assertBalances(dataSet.apply(again), again);
        assertThat(again.accepted()).as("news of the second time").isZero();
    }

    private static void assertBalances(DataSet dataSet, Sender sender) {
        dataSet.send();
        assertThat(sender.refusals()).isEmpty();
        assertThat(Reconciliation.of(dataSet.comparisons())).isNotEmpty().allSatisfy(result -> assertThat(
                        result.differences())
                .as(result.comparison().name())
                .isEmpty());
    }

    private Sender sender(String state) {
        return new Sender(
                shop.retail(), ImportState.in(folder.resolve(state + ".done")), new PrintWriter(System.out, true));
    }

    private void file(String name, String... lines) throws IOException {
        Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
