package org.unisson.inventory.epcis.domain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unisson.chassis.values.Gln;
import org.unisson.chassis.values.Gtin;

/**
 * URNs of the EPC Tag Data Standard for trade items and locations. They split a number after the company prefix, and
 * carry no check digit.
 */
final class EpcUrn {

    private static final Pattern ITEM =
            Pattern.compile("urn:epc:(id:sgtin|class:lgtin|idpat:sgtin):(\\d{6,12})\\.(\\d{1,7})\\.(\\S+)");
    private static final Pattern PLACE = Pattern.compile("urn:epc:id:sgln:(\\d{6,12})\\.(\\d{0,6})\\.(\\S+)");
    private static final int GTIN_WITHOUT_CHECK_DIGIT = 13;
    private static final int GLN_WITHOUT_CHECK_DIGIT = 12;

    private EpcUrn() {}

    static TradeItem item(String urn) {
        Matcher parts = ITEM.matcher(urn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no URN of a trade item (sgtin or lgtin)");
        }
        String gtin = gtin(parts.group(2), parts.group(3));
        String last = parts.group(4);
        return switch (parts.group(1)) {
            case "id:sgtin" -> new TradeItem.Serialised(gtin, UriText.decode(last));
            case "class:lgtin" -> new TradeItem.OfClass(gtin, UriText.decode(last));
            default -> pattern(gtin, last);
        };
    }

    static Sgln place(String urn) {
        Matcher parts = PLACE.matcher(urn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no URN of a location (sgln)");
        }
        String digits = parts.group(1) + parts.group(2);
        if (digits.length() != GLN_WITHOUT_CHECK_DIGIT) {
            throw new IllegalArgumentException(
                    "has a company prefix and a location reference of not 12 digits together");
        }
        String extension = UriText.decode(parts.group(3));
        return new Sgln(Gln.ofTwelve(digits).number(), extension.equals("0") ? null : extension);
    }

    private static TradeItem pattern(String gtin, String last) {
        if (!last.equals("*")) {
            throw new IllegalArgumentException("is a pattern of something else than all items of a GTIN");
        }
        return new TradeItem.OfClass(gtin, null);
    }

    /** The indicator is the first digit of the item reference, and of the GTIN. */
    private static String gtin(String companyPrefix, String itemReference) {
        if (companyPrefix.length() + itemReference.length() != GTIN_WITHOUT_CHECK_DIGIT) {
            throw new IllegalArgumentException("has a company prefix and an item reference of not 13 digits together");
        }
        return Gtin.completing(itemReference.charAt(0) + companyPrefix + itemReference.substring(1))
                .number();
    }
}
