package org.unisson.catalog.category.domain;

import java.util.stream.Stream;
import org.unisson.catalog.product.domain.Names;

/**
 * A category.
 *
 * @param parent category that it is under, or null: it is a root
 * @param names in French or English or both
 * @param slugs its part of an address in each language: lower-case letters, digits and dashes; or null
 * @param position among its neighbours, from 0
 * @param againAfterDays after how many days what somebody has bought of it may be recommended to them again, 0 to 3650;
 *     null: as of the category above, or as configured
 */
public record CategorySettings(String parent, Names names, Names slugs, int position, Integer againAfterDays) {

    /** Most categories above one another. */
    public static final int DEEPEST = 20;

    private static final int MOST = 100_000;
    private static final int MOST_DAYS = 3_650;

    public CategorySettings {
        if (names == null) {
            throw new IllegalArgumentException("names: are required");
        }
        if (slugs != null
                && !Stream.of(
                                slugs.fr() == null ? slugs.en() : slugs.fr(),
                                slugs.en() == null ? slugs.fr() : slugs.en())
                        .allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*"))) {
            throw new IllegalArgumentException("slugs: lower-case letters and digits, with dashes between them");
        }
        if (position < 0 || position > MOST) {
            throw new IllegalArgumentException("position: 0 to " + MOST);
        }
        if (againAfterDays != null && (againAfterDays < 0 || againAfterDays > MOST_DAYS)) {
            throw new IllegalArgumentException("againAfterDays: 0 to " + MOST_DAYS);
        }
    }

    /** Whether both would have the same address in a language. */
    public boolean meets(CategorySettings other) {
        return slugs != null
                && other.slugs != null
                && (isSame(slugs.fr(), other.slugs.fr()) || isSame(slugs.en(), other.slugs.en()));
    }

    private static boolean isSame(String mine, String its) {
        return mine != null && mine.equals(its);
    }
}
