package org.unisson.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.unisson.inventory.Lorry.arrived;
import static org.unisson.inventory.Lorry.receipt;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.unisson.chassis.events.EventCodec;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.testing.Published;
import org.unisson.inventory.events.StockChanged;
import org.unisson.local.testing.Environment;
import org.unisson.local.testing.LocalStack;
import org.unisson.schemas.Topics;

/** What is on its way is told with the stock of where it goes. */
@QuarkusTest
@InventoryTest
class IncomingIT {

    @LocalStack.Injected
    Environment environment;

    @Inject
    EventSender sender;

    @Inject
    EventCodec codec;

    private Lorry lorry;
    private String warehouse;
    private String store;
    private String sku;

    @BeforeEach
    void tenPiecesInTheWarehouse() {
        Shop shop = new Shop(environment, sender);
        lorry = new Lorry(environment);
        warehouse = shop.newWarehouse();
        store = shop.newStore("SELL", "RECEIVE");
        sku = shop.newSkuAt(warehouse, 10);
    }

    @Test
    void comesDownAsTheGoodsComeInAndWithWhatIsMissing() {
        String transfer = lorry.shipped(warehouse, store, sku, 6);
        lorry.receive(transfer, receipt(false, arrived(sku, 3, 1))).statusCode(200);
        lorry.receive(transfer, receipt(true)).statusCode(200);

        assertThat(new Published(environment, codec).await(Topics.STOCK, store + "/" + sku, 3))
                .extracting(told -> (StockChanged) told.state())
                .extracting(StockChanged::getIncoming, StockChanged::getOnHand, StockChanged::getDamaged)
                .containsExactly(tuple(6L, 0L, 0L), tuple(2L, 3L, 1L), tuple(0L, 3L, 1L));
    }

    @Test
    void isGoneWhenTheTransferIsCalledBack() {
        lorry.cancel(lorry.shipped(warehouse, store, sku, 6)).statusCode(200);

        assertThat(new Published(environment, codec).await(Topics.STOCK, store + "/" + sku, 2))
                .extracting(told -> ((StockChanged) told.state()).getIncoming())
                .containsExactly(6L, 0L);
    }
}
