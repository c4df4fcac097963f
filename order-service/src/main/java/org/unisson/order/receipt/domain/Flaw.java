package org.unisson.order.receipt.domain;

/**
 * Something wrong with a receipt.
 *
 * @param pointer JSON pointer into the receipt
 * @param message what is wrong there
 */
public record Flaw(String pointer, String message) {}
