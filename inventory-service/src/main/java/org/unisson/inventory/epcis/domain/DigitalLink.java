package org.unisson.inventory.epcis.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Gtin;

/**
 * GS1 Digital Links: a key and its qualifiers as the last parts of a path, on any domain. What stands before them, and
 * the query, are of no matter. Source: GS1 Digital Link standard, URI syntax.
 */
final class DigitalLink {

    private static final String GTIN = "01";
    private static final String SERIAL = "21";
    private static final String LOT = "10";
    private static final String VARIANT = "22";
    private static final String GLN = "414";
    private static final String EXTENSION = "254";
    private static final int GTIN_DIGITS = 14;

    private DigitalLink() {}

    static TradeItem item(String link) {
        Map<String, String> keys = keys(link, GTIN, List.of(VARIANT, LOT, SERIAL));
        String number = keys.get(GTIN);
        // Throws where the check digit is wrong.
        String gtin = "0".repeat(Math.max(0, GTIN_DIGITS - number.length())) + new Gtin(number);
        return keys.containsKey(SERIAL)
                ? new TradeItem.Serialised(gtin, UriText.decode(keys.get(SERIAL)))
                : new TradeItem.OfClass(gtin, keys.containsKey(LOT) ? UriText.decode(keys.get(LOT)) : null);
    }

    static Sgln place(String link) {
        Map<String, String> keys = keys(link, GLN, List.of(EXTENSION));
        String extension = keys.get(EXTENSION);
        return new Sgln(new Gln(keys.get(GLN)).number(), extension == null ? null : UriText.decode(extension));
    }

    static boolean isLink(String uri) {
        return uri.startsWith("https://") || uri.startsWith("http://");
    }

    private static Map<String, String> keys(String link, String primary, List<String> qualifiers) {
        String path = link.replaceFirst("^https?://", "").replaceFirst("[?#].*$", "");
        List<String> parts = new ArrayList<>(List.of(path.split("/", -1)));
        int at = parts.subList(1, parts.size()).lastIndexOf(primary) + 1;
        if (at == 0 || (parts.size() - at) % 2 != 0) {
            throw new IllegalArgumentException("is no GS1 Digital Link with /" + primary + "/");
        }
        Map<String, String> keys = new HashMap<>();
        int after = -1;
        for (int index = at; index < parts.size(); index += 2) {
            int order = qualifiers.indexOf(parts.get(index));
            // Qualifiers stand in the standard's order, each once.
            if (index > at && order <= after) {
                throw new IllegalArgumentException("has a qualifier that does not belong behind /" + primary + "/");
            }
            after = index > at ? order : after;
            keys.put(parts.get(index), parts.get(index + 1));
        }
        return keys;
    }
}
