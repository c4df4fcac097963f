package org.unisson.customer.reminder.domain;

import java.time.Instant;

/** One rule of the contact decision. */
@FunctionalInterface
interface Rule {

    Finding judge(Facts facts, Instant now);
}
