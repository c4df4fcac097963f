package org.unisson.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.unisson.demo.client.Answer;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;
import org.unisson.demo.client.Session;
import org.unisson.scenarios.support.RunningRetailer;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** R28: a private sale: who is invited sees price and stock; others get neither. */
@ExtendWith(RunningRetailer.class)
class R28_APrivateSale {

    private final Shop shop;

    R28_APrivateSale(Shop shop) {
        this.shop = shop;
    }

    @Test
    void whoIsNotInvitedMeetsNeitherPriceNorStock() {
        // Given a product that is reserved to one guest, for half its price
        String store = shop.store();
        String web = shop.channel("WEB");
        String sku = shop.sku(2_000);
        Shopper guest = shop.shopper();
        Shopper stranger = shop.shopper();
        shop.receive(store, sku, 10);
        shop.opened();
        String operation = "/operations/" + UUID.randomUUID();
        shop.system()
                .put(
                        Service.CATALOG,
                        operation,
                        Map.of(
                                "names",
                                Map.of("fr", "Vente privée"),
                                "kind",
                                "PRIVATE",
                                "audience",
                                Map.of("invited", true),
                                "beginsAt",
                                Instant.now().minusSeconds(60).toString(),
                                "endsAt",
                                Instant.now().plus(Duration.ofDays(1)).toString(),
                                "targets",
                                Map.of("skus", List.of(sku)),
                                "effects",
                                List.of(Map.of("kind", "percentage", "basisPoints", 5_000))));
        shop.system().post(Service.CATALOG, operation + "/publish", new Requests.Nothing());
        shop.system()
                .post(Service.CATALOG, operation + "/invitations", Map.of("customers", List.of(guest.customerId())));

        // When both look for it
        String page = "/variants/" + sku + "?channel=" + web;
        Answer seen = as(guest).get(Service.CATALOG, page);

        // Then the guest sees it, and for the stranger and for nobody in particular it is not there
        assertThat(seen.body().path("price").path("minor").asLong()).isEqualTo(1_000);
        assertThat(seen.body().path("availability").path("available").asLong()).isEqualTo(10);
        assertThat(as(stranger).find(Service.CATALOG, page)).isEmpty();
        assertThat(shop.retail().anonymous(shop.journey()).find(Service.CATALOG, page))
                .isEmpty();
    }

    private Session as(Shopper shopper) {
        return shop.retail().shopper(shopper.customerId(), shop.journey());
    }
}
