package org.unisson.order.reference.domain;

/**
 * A sales channel as the catalog configures it.
 *
 * @param id stable short name, for example {@code web-fr}
 * @param kind WEB, APP, STORE, CALL_CENTRE…
 * @param currency ISO 4217 code of its prices
 * @param active whether it sells
 */
public record SalesChannel(String id, String kind, String currency, boolean active) {}
