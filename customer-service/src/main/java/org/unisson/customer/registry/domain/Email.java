package org.unisson.customer.registry.domain;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An email address in the form that is compared: trimmed, lower case, its domain in ASCII (IDNA).
 *
 * @param value for example {@code zoe@xn--caf-dma.example}
 */
public record Email(String value) implements Identifier {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL = Pattern.compile("[^\\s\\p{Cntrl}@\"(),:;<>\\[\\]\\\\]{1,64}");
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z0-9]");

    public Email {
        if (!isNormal(value)) {
            throw malformed();
        }
    }

    /** Normalises what somebody typed. @throws IllegalArgumentException where it is no email address */
    public static Email of(String typed) {
        String text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int at = text.lastIndexOf('@');
        if (at < 1 || text.length() > LONGEST) {
            throw malformed();
        }
        String local = text.substring(0, at).toLowerCase(Locale.ROOT);
        return new Email(local + '@' + ascii(text.substring(at + 1)));
    }

    @Override
    public Kind kind() {
        return Kind.EMAIL;
    }

    /** Says nothing of its content: this may end in a log. */
    @Override
    public String toString() {
        return "an email";
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain.toLowerCase(Locale.ROOT)).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            // Its message would quote the address.
            throw malformed();
        }
    }

    private static boolean isNormal(String value) {
        int at = value.lastIndexOf('@');
        return value.length() <= LONGEST
                && at > 0
                && LOCAL.matcher(value.substring(0, at)).matches()
                && DOMAIN.matcher(value.substring(at + 1)).matches();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("is not an email address");
    }
}
