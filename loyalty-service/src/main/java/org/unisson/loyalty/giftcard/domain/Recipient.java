package org.unisson.loyalty.giftcard.domain;

import java.util.UUID;

/**
 * To whom money goes back.
 *
 * @param customerId null: nobody known
 * @param location GLN where it is given
 */
public record Recipient(UUID customerId, String location) {}
