package org.unisson.catalog.review.domain;

import java.net.URI;
import java.util.List;

/**
 * What a customer says of a product.
 *
 * @param rating 1 to 5 stars
 * @param title 1 to 120 characters
 * @param text at most 5,000 characters, or null
 * @param language BCP 47 tag of title and text, e.g. {@code fr} or {@code en-GB}
 * @param photos at most 6 https addresses of at most 2,000 characters
 */
public record ReviewContent(Integer rating, String title, String text, String language, List<String> photos) {

    /** Most stars. */
    public static final int MOST_STARS = 5;

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_TEXT = 5_000;
    private static final int MOST_PHOTOS = 6;
    private static final int LONGEST_URL = 2_000;
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";

    public ReviewContent {
        if (rating == null || rating < 1 || rating > MOST_STARS) {
            throw new IllegalArgumentException("rating: from 1 to " + MOST_STARS + " is required");
        }
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE || isUnprintable(title)) {
            throw new IllegalArgumentException("title: 1 to " + LONGEST_TITLE + " characters are required");
        }
        if (text != null && (text.length() > LONGEST_TEXT || isUnprintable(text))) {
            throw new IllegalArgumentException("text: at most " + LONGEST_TEXT + " characters");
        }
        if (language == null || !language.matches(LANGUAGE)) {
            throw new IllegalArgumentException("language: a tag such as fr or en-GB is required");
        }
        photos = photos == null ? List.of() : checked(photos);
    }

    /** Whether a text holds what nobody can read, but for line breaks and tabs. */
    public static boolean isUnprintable(String text) {
        return text.chars().anyMatch(character -> Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0);
    }

    private static List<String> checked(List<String> photos) {
        if (photos.size() > MOST_PHOTOS
                || photos.stream().anyMatch(url -> url == null || !isPhoto(url))
                || photos.stream().distinct().count() < photos.size()) {
            throw new IllegalArgumentException("photos: at most " + MOST_PHOTOS
                    + " different https addresses of at most " + LONGEST_URL + " characters");
        }
        return List.copyOf(photos);
    }

    private static boolean isPhoto(String url) {
        try {
            URI uri = URI.create(url);
            return url.length() <= LONGEST_URL && "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
