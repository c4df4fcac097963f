package org.unisson.order.ordering.domain;

import java.util.UUID;
import org.unisson.chassis.values.Money;

/**
 * An amount of a gift card, offered as tender.
 *
 * @param authorisationId under which its holder set it aside with loyalty-service; number and PIN never come here
 * @param amount more than nothing
 */
public record GiftCardOffer(UUID authorisationId, Money amount) {}
