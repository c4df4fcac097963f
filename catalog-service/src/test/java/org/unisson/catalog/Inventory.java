package org.unisson.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.unisson.chassis.events.Event;
import org.unisson.chassis.testing.EventSender;
import org.unisson.chassis.values.Gln;
import org.unisson.inventory.events.ChannelPolicyChanged;
import org.unisson.inventory.events.KeptBack;
import org.unisson.inventory.events.LocationChanged;
import org.unisson.inventory.events.StockChanged;
import org.unisson.schemas.Topics;

/** Speaks for inventory. */
public final class Inventory {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final EventSender sender;

    public Inventory(EventSender sender) {
        this.sender = sender;
    }

    /** A new store that is open. */
    public String newStore() {
        String gln = Gln.ofTwelve("3%011d".formatted(NUMBER.incrementAndGet())).number();
        tell(location(gln, 1, true));
        return gln;
    }

    public void tell(Event event) {
        sender.send(event);
    }

    public static Event location(String gln, long version, boolean open) {
        LocationChanged state = LocationChanged.newBuilder()
                .setGln(gln)
                .setVersion(version)
                .setName("Lyon Part-Dieu")
                .setKind("STORE")
                .setCountry("FR")
                .setPostcode("69003")
                .setCity("Lyon")
                .setLatitude(45.7606)
                .setLongitude(4.8590)
                .setTimeZone("Europe/Paris")
                .setCapabilities(List.of("SELL", "PICKUP"))
                .setOpen(open)
                .setChangedAt(Instant.now())
                .build();
        return Event.of(Topics.LOCATIONS, gln, version, state, Instant.now());
    }

    /** @param locations null: all may serve the channel */
    public static Event policy(
            String channel, long version, int share, long buffer, Map<String, Long> buffers, List<String> locations) {
        ChannelPolicyChanged state = ChannelPolicyChanged.newBuilder()
                .setChannel(channel)
                .setVersion(version)
                .setShare(share)
                .setBuffer(buffer)
                .setBuffers(buffers.entrySet().stream()
                        .map(of -> new KeptBack(of.getKey(), of.getValue()))
                        .toList())
                .setLocations(locations)
                .setChangedAt(Instant.now())
                .build();
        return Event.of(Topics.CHANNEL_POLICIES, channel, version, state, Instant.now());
    }

    public static Event stock(String location, String sku, long version, long available) {
        StockChanged state = StockChanged.newBuilder()
                .setSku(sku)
                .setLocation(location)
                .setVersion(version)
                .setOnHand(available)
                .setReserved(0)
                .setSafety(0)
                .setAvailable(available)
                .setReason("RECEIPT")
                .setChangedAt(Instant.now())
                .build();
        return Event.of(Topics.STOCK, location + "/" + sku, version, state, Instant.now());
    }
}
