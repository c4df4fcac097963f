package org.unisson.inventory.epcis.domain;

/** Trade items as events name them. */
public final class TradeItems {

    private TradeItems() {}

    /**
     * The item of an EPC URN or a GS1 Digital Link.
     *
     * @throws IllegalArgumentException saying what is wrong with the URI
     */
    public static TradeItem ofUri(String uri) {
        return DigitalLink.isLink(uri) ? DigitalLink.item(uri) : EpcUrn.item(uri);
    }

    /** One piece. @throws IllegalArgumentException where the URI names none, or a class */
    public static TradeItem.Serialised serialised(String uri) {
        if (ofUri(uri) instanceof TradeItem.Serialised piece) {
            return piece;
        }
        throw new IllegalArgumentException("has no serial number: pieces of a class belong in quantityList");
    }

    /** A class. @throws IllegalArgumentException where the URI names none, or one piece */
    public static TradeItem.OfClass ofClass(String uri) {
        if (ofUri(uri) instanceof TradeItem.OfClass pieces) {
            return pieces;
        }
        throw new IllegalArgumentException("has a serial number: a piece belongs in epcList");
    }
}
