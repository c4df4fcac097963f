package org.unisson.customer.registry.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/** At most 500 customers of another system. */
public record BatchBody(@NotNull @Size(max = 500) List<Item> customers) {

    /** How the other system names the customer. */
    public record ReferenceBody(String source, String id) {}

    /** A {@link CustomerBody} with its reference. */
    public record Item(
            ReferenceBody reference,
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
            String saidAt) {

        @JsonIgnore
        CustomerBody customer() {
            return new CustomerBody(
                    givenName,
                    familyName,
                    email,
                    phone,
                    cards,
                    devices,
                    language,
                    consents,
                    attachedTo,
                    birthDate,
                    address,
                    reference == null ? null : reference.source(),
                    saidAt);
        }

        @Override
        public String toString() {
            return "a customer";
        }
    }
}
