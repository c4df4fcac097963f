package org.unisson.customer.registry.rest;

import java.util.List;

/**
 * A customer as told; everything is optional.
 *
 * @param phone as people write it; without country code one of the default region
 * @param language BCP 47 tag
 * @param attachedTo GLN of a store
 * @param birthDate ISO 8601, for example 1984-02-29
 * @param source who says so, at most 64 characters; the reference's source where there is one
 * @param saidAt when it was said there, ISO 8601 with zone, not in the future; now where it is left out
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
        String attachedTo,
        String birthDate,
        AddressBody address,
        String source,
        String saidAt) {

    @Override
    public String toString() {
        return "a customer";
    }
}
