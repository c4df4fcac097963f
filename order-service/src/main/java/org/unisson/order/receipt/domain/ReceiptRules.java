package org.unisson.order.receipt.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.unisson.chassis.values.Money;
import org.unisson.chassis.values.Quantity;
import org.unisson.order.purchase.domain.Attended;
import org.unisson.order.purchase.domain.PurchaseTender;
import org.unisson.order.purchase.domain.ReceiptRef;

/** What a receipt must satisfy by itself, before anything is looked up. */
public final class ReceiptRules {

    /** Lines that a receipt can have. */
    public static final int MAX_LINES = 500;

    private static final int MAX_TENDERS = 50;

    /** Of the five hundred lines that a quote has at most. */
    private static final int LONGEST_QUOTE = 1_000_000;

    /** Ten thousand million units of most currencies: no till takes more, and no sum overflows. */
    private static final long MAX_AMOUNT = 1_000_000_000_000L;

    /** How far a till's clock may run ahead of ours: a wrong time zone, but no wrong year. */
    private static final Duration CLOCK_AHEAD = Duration.ofHours(24);

    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,64}");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");
    private static final Set<String> TENDER_KINDS = Set.of(
            PurchaseTender.CARD,
            PurchaseTender.CASH,
            PurchaseTender.POINTS,
            PurchaseTender.GIFT_CARD,
            PurchaseTender.VOUCHER);

    private ReceiptRules() {}

    /** Everything wrong with it; empty where it can be taken as far as it tells itself. */
    public static List<Flaw> flaws(Receipt receipt, Instant now) {
        List<Flaw> flaws = new ArrayList<>();
        code(flaws, "/till", receipt.reference().till());
        code(flaws, "/number", receipt.reference().number());
        code(flaws, "/channel", receipt.channel());
        if (receipt.card() != null) {
            code(flaws, "/card", receipt.card());
        }
        if (receipt.corrects() != null) {
            reference(flaws, "/corrects", receipt.corrects());
        }
        attended(flaws, receipt.terms().attended());
        quote(flaws, receipt.terms().quote());
        time(flaws, receipt.occurredAt(), now);
        if (receipt.lines().isEmpty() || receipt.lines().size() > MAX_LINES) {
            flaws.add(new Flaw("/lines", "a receipt has 1 to " + MAX_LINES + " lines"));
        }
        if (receipt.tenders().size() > MAX_TENDERS) {
            flaws.add(new Flaw("/tenders", "a receipt has at most " + MAX_TENDERS + " tenders"));
        }
        boolean sound = amount(flaws, "/total", receipt.total(), receipt.currency());
        for (int index = 0; index < receipt.lines().size(); index++) {
            sound &= line(flaws, "/lines/" + index, receipt.lines().get(index), receipt.currency());
        }
        for (int index = 0; index < receipt.tenders().size(); index++) {
            sound &= tender(flaws, "/tenders/" + index, receipt.tenders().get(index), receipt.currency());
        }
        if (sound) {
            sums(flaws, receipt);
        }
        return flaws;
    }

    /** Everything wrong with a void as far as it tells itself. */
    public static List<Flaw> flaws(VoidReceipt receipt, Instant now) {
        List<Flaw> flaws = new ArrayList<>();
        code(flaws, "/till", receipt.reference().till());
        code(flaws, "/number", receipt.reference().number());
        code(flaws, "/channel", receipt.channel());
        reference(flaws, "/voids", receipt.voids());
        time(flaws, receipt.occurredAt(), now);
        if (receipt.total().minor() > 0 || receipt.total().minor() < -MAX_AMOUNT) {
            flaws.add(new Flaw("/total/minor", "must be what the voided receipt took, negative"));
        }
        return flaws;
    }

    private static void attended(List<Flaw> flaws, Attended attended) {
        name(flaws, "/seller", attended.seller());
        name(flaws, "/appointment", attended.appointment());
    }

    private static void quote(List<Flaw> flaws, String quote) {
        if (quote != null && (quote.isEmpty() || quote.length() > LONGEST_QUOTE)) {
            flaws.add(new Flaw("/quote", "must be 1 to " + LONGEST_QUOTE + " characters"));
        }
    }

    private static void name(List<Flaw> flaws, String pointer, String text) {
        if (text != null && !NAME.matcher(text).matches()) {
            flaws.add(new Flaw(pointer, "must be 1 to 100 characters, none of them a control character"));
        }
    }

    private static void reference(List<Flaw> flaws, String pointer, ReceiptRef named) {
        code(flaws, pointer + "/till", named.till());
        code(flaws, pointer + "/number", named.number());
    }

    private static void time(List<Flaw> flaws, Instant occurredAt, Instant now) {
        if (occurredAt.isAfter(now.plus(CLOCK_AHEAD))) {
            flaws.add(new Flaw("/occurredAt", "lies in the future"));
        } else if (occurredAt.isBefore(Instant.EPOCH)) {
            flaws.add(new Flaw("/occurredAt", "lies before 1970"));
        }
    }

    private static boolean line(List<Flaw> flaws, String pointer, ReceiptLine line, String currency) {
        boolean counted = line.quantity() >= 1 && line.quantity() <= Quantity.MAX;
        if (!counted) {
            flaws.add(new Flaw(pointer + "/quantity", "must be from 1 to " + Quantity.MAX));
        }
        boolean sound = amount(flaws, pointer + "/unitPrice", line.unitPrice(), currency)
                & amount(flaws, pointer + "/discount", line.discount(), currency)
                & amount(flaws, pointer + "/total", line.total(), currency);
        if (!counted || !sound) {
            return false;
        }
        if (line.giftCard() != null && (line.quantity() != 1 || line.total().isZero())) {
            flaws.add(new Flaw(pointer + "/giftCard", "is one piece, and worth more than nothing"));
            return false;
        }
        // The product of a price and a quantity that are each allowed can still overflow.
        if (Math.multiplyHigh(line.unitPrice().minor(), line.quantity()) != 0
                || line.unitPrice().minor() * line.quantity() < 0) {
            flaws.add(new Flaw(pointer + "/unitPrice", "is too large for the quantity"));
            return false;
        }
        Money gross = line.unitPrice().times(line.quantity());
        if (line.discount().compareTo(gross) > 0) {
            flaws.add(new Flaw(pointer + "/discount", "is more than the gross amount " + gross));
        } else if (!gross.minus(line.discount()).equals(line.total())) {
            flaws.add(new Flaw(
                    pointer + "/total", "must be unitPrice × quantity − discount: " + gross.minus(line.discount())));
        }
        return true;
    }

    private static boolean tender(List<Flaw> flaws, String pointer, ReceiptTender tender, String currency) {
        if (!TENDER_KINDS.contains(tender.kind())) {
            flaws.add(new Flaw(pointer + "/kind", "must be CARD, CASH, POINTS, GIFT_CARD or VOUCHER"));
        }
        if (tender.reference() != null) {
            code(flaws, pointer + "/reference", tender.reference());
        }
        return amount(flaws, pointer + "/amount", tender.amount(), currency);
    }

    private static void sums(List<Flaw> flaws, Receipt receipt) {
        Money lines = Money.sum(
                receipt.currency(),
                receipt.lines().stream().map(ReceiptLine::total).toList());
        if (!lines.equals(receipt.total())) {
            flaws.add(new Flaw("/total", "must be the sum of the lines: " + lines));
        }
        Money tenders = Money.sum(
                receipt.currency(),
                receipt.tenders().stream().map(ReceiptTender::amount).toList());
        if (!tenders.equals(receipt.total())) {
            flaws.add(new Flaw("/tenders", "must sum to the total " + receipt.total() + ", not to " + tenders));
        }
    }

    private static boolean amount(List<Flaw> flaws, String pointer, Money amount, String currency) {
        if (!amount.currency().equals(currency)) {
            flaws.add(new Flaw(pointer + "/currency", "must be the receipt's currency " + currency));
            return false;
        }
        if (amount.isNegative() || amount.minor() > MAX_AMOUNT) {
            flaws.add(new Flaw(pointer + "/minor", "must be from 0 to " + MAX_AMOUNT));
            return false;
        }
        return true;
    }

    private static void code(List<Flaw> flaws, String pointer, String text) {
        if (!CODE.matcher(text).matches()) {
            flaws.add(new Flaw(pointer, "must be 1 to 64 visible ASCII characters"));
        }
    }
}
