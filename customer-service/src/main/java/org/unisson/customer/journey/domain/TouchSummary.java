package org.unisson.customer.journey.domain;

/** A touchpoint in one English sentence. */
public final class TouchSummary {

    private TouchSummary() {}

    /** @param storeName or null where it is not known */
    public static String of(Touchpoint touch, String storeName) {
        return what(touch) + place(touch, storeName);
    }

    private static String what(Touchpoint touch) {
        return switch (touch.kind()) {
            case BANNER_SHOWN -> "Was shown a banner of " + touch.origin().campaign();
            case BANNER_CLICKED -> "Clicked a banner of " + touch.origin().campaign();
            case ARRIVED -> "Came from " + touch.origin().source();
            case SEARCHED -> "Searched for \"" + touch.subject().words() + "\"";
            case PRODUCT_VIEWED -> "Looked at " + touch.subject().name();
            case PAGE_VIEWED ->
                "Looked at "
                        + (touch.subject().name() == null
                                ? "a page"
                                : touch.subject().name());
            case STORE_VISITED -> "Was";
            case PRODUCT_TOUCHED -> "Held " + touch.subject().name();
            case MESSAGE_SENT -> "Was sent a message of " + touch.origin().campaign();
            case MESSAGE_OPENED -> "Opened a message of " + touch.origin().campaign();
            case MESSAGE_CLICKED -> "Followed a message of " + touch.origin().campaign();
            case SHARED -> "Shared " + touch.subject().name();
            case SIGNED_IN -> "Signed in";
            case SIGNED_OUT -> "Signed out";
        };
    }

    private static String place(Touchpoint touch, String storeName) {
        if (touch.store() != null) {
            return " at " + (storeName == null ? touch.store() : storeName);
        }
        return touch.channel() == null ? "" : " on " + touch.channel();
    }
}
