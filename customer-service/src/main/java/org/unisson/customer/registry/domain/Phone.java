package org.unisson.customer.registry.domain;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164.
 *
 * @param value plus sign, country code and number, for example {@code +33612345678}
 */
public record Phone(String value) implements Identifier {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{5,14}");

    public Phone {
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("is not a telephone number");
        }
    }

    @Override
    public Kind kind() {
        return Kind.PHONE;
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "a phone";
    }
}
