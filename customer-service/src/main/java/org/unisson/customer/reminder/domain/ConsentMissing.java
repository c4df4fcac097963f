package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** Nobody is contacted who has not allowed it. */
final class ConsentMissing implements Rule {

    @Override
    public Finding judge(Facts facts, Instant now) {
        return facts.marketingConsent()
                ? Finding.SILENT
                : Finding.verdict(Reason.CONSENT_MISSING, "The customer has not consented to MARKETING.");
    }
}
