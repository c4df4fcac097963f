package org.unisson.order.quote.application;

import org.unisson.order.quote.domain.Quote;

/** A quote that an order was sold under. @param signed as the catalog signed it */
public record SoldQuote(Quote quote, String signed) {}
