package org.unisson.customer.registry.rest;

import java.util.List;

/**
 * A customer as told; everything is optional.
 *
 * @param phone as people write it; without country code one of the default region
 * @param language BCP 47 tag
 * @param attachedTo GLN of a store
 */
public record CustomerBody(
        String givenName,
        String familyName,
        String email,
        String phone,
        List<String> cards,
        List<String> devices,
        String language,
        List<ConsentBody> consents,
        String attachedTo) {

    @Override
    public String toString() {
        return "a customer";
    }
}
