package org.unisson.demo.retailer;

/**
 * A customer.
 *
 * @param reference the retailer's own number
 * @param phone of the range that the regulator (Arcep) keeps for fiction
 * @param marketing whether the customer agreed to be written to
 * @param store GLN of the store they belong to
 */
public record Shopper(
        String reference,
        String givenName,
        String familyName,
        String email,
        String phone,
        String card,
        String language,
        boolean marketing,
        String store) {}
