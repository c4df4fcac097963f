package org.unisson.loyalty.giftcard.application;

/** What opens a gift card. It does not show itself: no log, event or problem holds it. */
public record Credentials(String number, String pin) {

    @Override
    public String toString() {
        return "a gift card's number and PIN";
    }
}
