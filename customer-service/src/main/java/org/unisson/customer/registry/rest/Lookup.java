package org.unisson.customer.registry.rest;

import jakarta.enterprise.context.ApplicationScoped;
import org.unisson.customer.registry.application.Phones;
import org.unisson.customer.registry.domain.Card;
import org.unisson.customer.registry.domain.Email;
import org.unisson.customer.registry.domain.Identifier;

/** Reads the identifier by which somebody looks for a customer. */
@ApplicationScoped
class Lookup {

    private final Phones phones;

    Lookup(Phones phones) {
        this.phones = phones;
    }

    Identifier identifier(String email, String phone, String card) {
        Reading reading = new Reading();
        Identifier identifier;
        if (email != null) {
            identifier = reading.required("email", email, Email::of);
        } else if (phone != null) {
            identifier = reading.required("phone", withPlus(phone), phones::read);
        } else {
            identifier = reading.required("card", card, Card::of);
        }
        reading.problem().ifPresent(problem -> {
            throw problem.asException();
        });
        return identifier;
    }

    /** Many clients forget to encode the plus sign, which then arrives as a blank. */
    private static String withPlus(String phone) {
        return phone.startsWith(" ") ? "+" + phone.strip() : phone;
    }
}
