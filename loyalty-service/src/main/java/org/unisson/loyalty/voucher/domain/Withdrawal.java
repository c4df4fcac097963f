package org.unisson.loyalty.voucher.domain;

import java.util.UUID;

/** Why a voucher is taken back. @param reason in words, or {@code BOUGHT} @param sourceId the purchase; null: by hand */
public record Withdrawal(String reason, UUID sourceId) {

    /** What it was an offer for was bought without it. */
    public static final String BOUGHT = "BOUGHT";
}
