package org.unisson.customer.care.domain;

import java.util.Set;
import org.unisson.chassis.values.Money;

/**
 * A repair as it stands.
 *
 * @param step the last; null before the goods are received
 * @param quote the last, or null
 * @param receiptCode on the receipt that the customer got for the goods, or null
 */
public record Repair(RepairStep step, Money quote, String receiptCode) {

    /** Nothing was brought. */
    public static final Repair NONE = new Repair(null, null, null);

    /** Whether we have the customer's goods. */
    public boolean hasGoods() {
        return step != null && step != RepairStep.HANDED_BACK;
    }

    /**
     * After that step.
     *
     * @param amount quoted, or of the quote that is answered; null with every other step
     * @param code new receipt code, taken when goods are received
     * @throws NotNowException where the step does not follow, or the quote that is answered is not the last
     */
    Repair after(RepairStep next, Money amount, String code) {
        Set<RepairStep> possible = step == null ? Set.of(RepairStep.RECEIVED) : step.next();
        if (!possible.contains(next)) {
            throw new NotNowException(
                    "step-does-not-follow",
                    next + " does not follow " + (step == null ? "before goods are received" : step)
                            + "; now possible: " + possible + ".");
        }
        // Somebody quotes anew while the customer says yes: the yes was to another amount.
        if (next.isAnswer() && !quote.equals(amount)) {
            throw new NotNowException("quote-changed", "The quote is " + quote + ", not " + amount + ".");
        }
        return switch (next) {
            case RECEIVED -> new Repair(next, null, code);
            case QUOTED -> new Repair(next, amount, receiptCode);
            case DIAGNOSED, ACCEPTED, REFUSED, REPAIRED, HANDED_BACK -> new Repair(next, quote, receiptCode);
        };
    }
}
