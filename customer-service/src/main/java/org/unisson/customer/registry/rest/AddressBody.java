package org.unisson.customer.registry.rest;

/**
 * Where somebody lives; everything is optional.
 *
 * @param street number and street
 * @param country ISO 3166-1 alpha-2
 */
public record AddressBody(String street, String postcode, String city, String country) {

    @Override
    public String toString() {
        return "an address";
    }
}
