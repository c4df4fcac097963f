package org.unisson.customer.registry.domain;

/** What a customer is recognised by. */
public sealed interface Identifier permits Email, Phone, Card, Device {

    /** What it is; EMAIL, PHONE and CARD may tell who somebody is, a DEVICE never does by itself. */
    Kind kind();

    /** The normalised form, which is compared. */
    String value();

    /** Kinds of identifiers. */
    enum Kind {
        EMAIL("/email"),
        PHONE("/phone"),
        CARD("/cards"),
        DEVICE("/devices");

        private final String pointer;

        Kind(String pointer) {
            this.pointer = pointer;
        }

        /** Where it stands in a registration. */
        public String pointer() {
            return pointer;
        }
    }
}
