package org.unisson.inventory.epcis.domain;

/** What an event names: one serialised piece, or pieces of a class. */
public sealed interface TradeItem {

    /** GTIN in its form of 14 digits. */
    String gtin();

    /** Its canonical GS1 Digital Link: one for however it was written. */
    String uri();

    /**
     * One piece, by its serial number.
     *
     * @param serial 1 to 20 characters
     */
    record Serialised(String gtin, String serial) implements TradeItem, Comparable<Serialised> {

        @Override
        public String uri() {
            return "https://id.gs1.org/01/" + gtin + "/21/" + UriText.encode(serial);
        }

        @Override
        public int compareTo(Serialised other) {
            int byGtin = gtin.compareTo(other.gtin);
            return byGtin == 0 ? serial.compareTo(other.serial) : byGtin;
        }
    }

    /**
     * Any pieces of a GTIN.
     *
     * @param lot of one lot, or null: of any
     */
    record OfClass(String gtin, String lot) implements TradeItem {

        @Override
        public String uri() {
            return "https://id.gs1.org/01/" + gtin + (lot == null ? "" : "/10/" + UriText.encode(lot));
        }
    }
}
