package org.unisson.customer.registry.application;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.unisson.customer.registry.domain.Phone;

/** Reads telephone numbers as people write them. */
@ApplicationScoped
public class Phones {

    private static final int LONGEST = 40;

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String defaultRegion;

    Phones(@ConfigProperty(name = "unisson.phones.default-region", defaultValue = "FR") String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    /**
     * The number in E.164; without a country code it is one of the default region. Numbering plans grow, so a number
     * need only be possible, not assigned.
     *
     * @throws IllegalArgumentException where it is no telephone number
     */
    public Phone read(String typed) {
        try {
            if (typed.length() <= LONGEST) {
                PhoneNumber number = numbers.parse(typed.strip(), defaultRegion);
                if (numbers.isPossibleNumber(number)) {
                    return new Phone(numbers.format(number, PhoneNumberFormat.E164));
                }
            }
            throw new IllegalArgumentException("is not a telephone number");
        } catch (NumberParseException notANumber) {
            throw new IllegalArgumentException("is not a telephone number", notANumber);
        }
    }
}
