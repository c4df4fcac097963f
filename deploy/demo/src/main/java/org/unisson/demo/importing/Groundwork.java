package org.unisson.demo.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.unisson.demo.client.Requests;
import org.unisson.demo.client.Service;

/**
 * What has to be there before a data set's first sale.
 *
 * @param source name of the data set, which begins the name of each piece of work
 * @param places by GLN
 * @param lists named price lists, by id
 * @param customers each with a reference
 * @param stock movements by what they are, in the order to send them
 */
public record Groundwork(
        String source,
        String channelId,
        Requests.Channel channel,
        Map<String, Requests.Location> places,
        List<Requests.Product> products,
        Map<String, Requests.PriceList> lists,
        List<Requests.PricesOfSku> prices,
        List<Requests.Customer> customers,
        SequencedMap<String, List<Requests.Movement>> stock) {

    /** The channel and the places first; then what is sold there, to whom; then the stock of it. */
    public void lay(Sender sender) {
        List<String> tokens =
                new ArrayList<>(sender.put("channel", Service.CATALOG, "/channels/" + channelId, channel));
        tokens.addAll(sender.puts(
                work("places"),
                List.copyOf(places.keySet()),
                Service.INVENTORY,
                gln -> "/locations/" + gln,
                places::get));
        List<String> known =
                sender.batches(work("products"), products, Service.CATALOG, "/products/batch", Requests.Products::new);
        tokens.addAll(known);
        sender.await(tokens, Service.CATALOG);
        lists.forEach((list, settings) ->
                tokens.addAll(sender.put(work("lists/" + list), Service.CATALOG, "/price-lists/" + list, settings)));
        tokens.addAll(sender.batches(work("prices"), prices, Service.CATALOG, "/prices/batch", Requests.Prices::new));
        tokens.addAll(sender.batches(
                work("customers"), customers, Service.CUSTOMER, "/customers/batch", Requests.Customers::new));
        sender.await(known, Service.INVENTORY);
        stock.forEach((what, movements) -> tokens.addAll(sender.movements(work(what), movements)));
        sender.await(tokens, Service.values());
    }

    /** Who the customers have become, by reference. */
    public Map<String, String> customerIds(Sender sender) {
        Map<String, String> ids = new ConcurrentHashMap<>();
        sender.customersOf(customers, ids::put);
        return ids;
    }

    /** Pieces that these movements add. */
    public long pieces(String what) {
        return stock.get(what).stream().mapToLong(Requests.Movement::quantity).sum();
    }

    private String work(String what) {
        return source + "/" + what;
    }
}
