package org.unisson.inventory.epcis.domain;

import java.util.regex.Pattern;
import org.unisson.chassis.values.Gln;

/**
 * A location, or a place within it.
 *
 * @param number GLN of 13 digits
 * @param extension of the place within the location, 1 to 20 characters; null: the location itself
 */
public record Sgln(String number, String extension) {

    private static final Pattern ID = Pattern.compile("\\d{13}(\\..{1,20})?");

    public Sgln {
        new Gln(number);
        if (extension != null) {
            UriText.requireSet82(extension);
        }
    }

    /**
     * The place of a URN {@code urn:epc:id:sgln:…} or a GS1 Digital Link {@code https://…/414/…}.
     *
     * @throws IllegalArgumentException where the URI is neither
     */
    public static Sgln ofUri(String uri) {
        return DigitalLink.isLink(uri) ? DigitalLink.place(uri) : EpcUrn.place(uri);
    }

    /** The place of an {@link #id}. @throws IllegalArgumentException where it is none */
    public static Sgln ofId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("is a GLN, or a GLN, a dot and an extension of 1 to 20 characters");
        }
        return new Sgln(id.substring(0, 13), id.length() == 13 ? null : id.substring(14));
    }

    public Gln gln() {
        return new Gln(number);
    }

    /** {@code <gln>} or {@code <gln>.<extension>}. */
    public String id() {
        return extension == null ? number : number + "." + extension;
    }

    /** Its canonical GS1 Digital Link. */
    public String uri() {
        return "https://id.gs1.org/414/" + number + (extension == null ? "" : "/254/" + UriText.encode(extension));
    }
}
