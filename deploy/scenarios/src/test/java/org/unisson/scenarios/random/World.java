package org.unisson.scenarios.random;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.unisson.demo.client.Journey;
import org.unisson.demo.client.Retail;
import org.unisson.demo.client.Service;
import org.unisson.local.token.TokenRequest;
import org.unisson.scenarios.support.Shop;
import org.unisson.scenarios.support.Shopper;

/** Places, SKUs, shoppers and channels of its own for one play: what happens in one world is not seen in another. */
record World(
        String name,
        Instant begun,
        Shop shop,
        List<String> places,
        List<String> skus,
        List<Shopper> shoppers,
        String web,
        String till,
        String quota) {

    static final int PLACES = 3;
    static final int SKUS = 3;
    static final int SHOPPERS = 3;

    /** Of the dearest SKU, no more than these are sold on the web. */
    static final int LIMITED = 2;

    static final long LIMITED_PIECES = 40;

    /** Orders of a day that are delivered the same day. */
    static final int SAME_DAY_ORDERS = 6;

    static final ZoneId TIME_ZONE = ZoneId.of("Europe/Paris");

    private static final String HOLD_FOR = "PT3S";
    private static final List<String> ALL_BUT_SENDING = List.of("SELL", "PICKUP", "RETURN", "RECEIVE");
    private static final List<String> EVERYTHING = List.of("SELL", "SHIP", "PICKUP", "RETURN", "RECEIVE");
    private static final long[] CENTS = {1_999, 333, 10_001};

    /** A fresh one that every service knows. */
    static World create(Retail retail) {
        Shop shop = new Shop(retail);
        World world = new World(
                UUID.randomUUID().toString().substring(0, 13),
                Instant.now(),
                shop,
                Stream.generate(shop::store).limit(PLACES).toList(),
                IntStream.range(0, SKUS).mapToObj(sku -> shop.sku(CENTS[sku])).toList(),
                Stream.generate(shop::shopper).limit(SHOPPERS).toList(),
                shop.channel("WEB"),
                shop.channel("STORE"),
                "q" + UUID.randomUUID());
        IntStream.range(0, PLACES).forEach(place -> world.locate(place, State.OPEN));
        shop.opened();
        world.deliverSameDay();
        world.sendToStores();
        world.trust();
        world.keepBuffer(0);
        world.limit();
        return world;
    }

    /** What a place does. */
    enum State {
        OPEN,
        CLOSED,
        SENDS_NOTHING
    }

    /** It is in that state from now on; its calendar is that of a place that never rests. */
    void locate(int place, State state) {
        shop.put(
                Service.INVENTORY,
                "/locations/" + place(place),
                Map.ofEntries(
                        Map.entry("name", "Store " + place(place)),
                        Map.entry("kind", "STORE"),
                        Map.entry("country", "FR"),
                        Map.entry("postcode", "75001"),
                        Map.entry("city", "Paris"),
                        Map.entry("latitude", 48.86),
                        Map.entry("longitude", 2.33),
                        Map.entry("timeZone", TIME_ZONE.getId()),
                        Map.entry("capabilities", state == State.SENDS_NOTHING ? ALL_BUT_SENDING : EVERYTHING),
                        Map.entry("open", state != State.CLOSED),
                        Map.entry("calendar", Map.of("hours", everyDay()))));
    }

    private static Map<String, Object> everyDay() {
        Map<String, Object> hours = new TreeMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            hours.put(day.name(), List.of(Map.of("from", "00:00", "to", "24:00")));
        }
        return hours;
    }

    /** Where its same-day deliveries go. */
    String postcode() {
        return "Z" + name.substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private void deliverSameDay() {
        shop.retail()
                .system(new Journey())
                .put(
                        Service.INVENTORY,
                        "/delivery-zones/" + name,
                        Map.of(
                                "name",
                                "Paris",
                                "country",
                                "FR",
                                "postcodes",
                                List.of(postcode()),
                                "locations",
                                places,
                                "timeZone",
                                TIME_ZONE.getId(),
                                "cutOff",
                                "24:00",
                                "promisedBy",
                                "24:00",
                                "dailyCapacity",
                                SAME_DAY_ORDERS));
    }

    /** What is collected in a store that does not have it is sent there. */
    private void sendToStores() {
        shop.retail()
                .session(TokenRequest.of("merchandiser"), new Journey())
                .put(
                        Service.INVENTORY,
                        "/sourcing/policies/" + name,
                        Map.of(
                                "channel",
                                web,
                                "rules",
                                List.of("ONE_PARCEL", "WAREHOUSE_FIRST", "MOST_STOCK"),
                                "shipToStore",
                                true));
    }

    /** Whoever says that it did not come is believed. */
    private void trust() {
        shop.retail()
                .session(TokenRequest.of("admin"), new Journey())
                .put(
                        Service.ORDER,
                        "/claim-policies/" + web,
                        Map.of(
                                "atMost", Shop.euros(1_000_000),
                                "claimsAtMost", 1_000,
                                "withinDays", 30,
                                "holdoutPercent", 0));
    }

    /** So many pieces of everything are kept back from the web, where carts have them set aside for a moment. */
    void keepBuffer(long pieces) {
        shop.retail()
                .system(new Journey())
                .put(
                        Service.INVENTORY,
                        "/channels/" + web + "/stock-policy",
                        Map.of("buffer", pieces, "holdFor", HOLD_FOR));
    }

    private void limit() {
        shop.retail()
                .system(new Journey())
                .put(
                        Service.INVENTORY,
                        "/quotas/" + quota,
                        Map.of(
                                "name",
                                "limited",
                                "skus",
                                List.of(sku(LIMITED)),
                                "channels",
                                List.of(web),
                                "pieces",
                                LIMITED_PIECES));
    }

    String place(int number) {
        return places.get(number);
    }

    String sku(int number) {
        return skus.get(number);
    }

    /** Of a piece, in cents. */
    static long price(int sku) {
        return CENTS[sku];
    }
}
