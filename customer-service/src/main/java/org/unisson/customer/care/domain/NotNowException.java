package org.unisson.customer.care.domain;

/** The case does not allow it as it stands. */
public class NotNowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String slug;

    NotNowException(String slug, String why) {
        super(why, null, false, false);
        this.slug = slug;
    }

    /** What kind of refusal it is. */
    public String slug() {
        return slug;
    }
}
