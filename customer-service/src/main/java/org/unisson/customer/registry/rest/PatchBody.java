package org.unisson.customer.registry.rest;

import java.util.List;
import java.util.Optional;

/**
 * A correction: a field that is left out stays, null removes it, a list takes the place of the list. A class with fields,
 * since only so Jackson tells a missing field (null) from one that is null (empty).
 */
public class PatchBody {

    public Optional<String> givenName;
    public Optional<String> familyName;
    public Optional<String> email;
    public Optional<String> phone;
    public Optional<String> language;
    public Optional<String> attachedTo;
    public Optional<String> birthDate;
    public Optional<AddressBody> address;
    public List<String> cards;
    public List<String> devices;
}
