package org.unisson.catalog.review.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is decided of reviews without anybody looking.
 *
 * @param blockedWords words for which a review is refused, whatever their accents and capitals; at most 1,000 of at
 *     most 50 letters
 * @param publishAtOnce whose reviews are shown at once, or null: nobody's
 * @param reportsUntilHidden so many reports hide a review until somebody has looked, 1 to 1,000; or null: 3
 */
public record ReviewRules(List<String> blockedWords, Publishing publishAtOnce, Integer reportsUntilHidden) {

    /** What holds until something else is configured. */
    public static final ReviewRules USUAL = new ReviewRules(List.of(), Publishing.NOBODY, null);

    private static final int MOST_WORDS = 1_000;
    private static final int LONGEST_WORD = 50;
    private static final int MOST_REPORTS = 1_000;
    private static final int USUAL_REPORTS = 3;

    /** Whose reviews need nobody to look at them. */
    public enum Publishing {
        NOBODY,
        VERIFIED,
        EVERYBODY
    }

    public ReviewRules {
        blockedWords = blockedWords == null ? List.of() : checked(blockedWords);
        publishAtOnce = publishAtOnce == null ? Publishing.NOBODY : publishAtOnce;
        reportsUntilHidden = reportsUntilHidden == null ? USUAL_REPORTS : reportsUntilHidden;
        if (reportsUntilHidden < 1 || reportsUntilHidden > MOST_REPORTS) {
            throw new IllegalArgumentException("reportsUntilHidden: from 1 to " + MOST_REPORTS);
        }
    }

    /** What becomes of this content. */
    public Verdict on(ReviewContent content, boolean verified) {
        Set<String> said = words(content.title() + ' ' + (content.text() == null ? "" : content.text()));
        for (String blocked : blockedWords) {
            if (said.contains(plain(blocked))) {
                return Verdict.refuse("blocked word: " + blocked);
            }
        }
        boolean atOnce = publishAtOnce == Publishing.EVERYBODY || publishAtOnce == Publishing.VERIFIED && verified;
        return atOnce ? Verdict.PUBLISH : Verdict.wait(null);
    }

    /** Whether so many reports hide it. */
    public boolean hides(int reports) {
        return reports >= reportsUntilHidden;
    }

    private static List<String> checked(List<String> words) {
        if (words.size() > MOST_WORDS
                || words.stream()
                        .anyMatch(word -> word == null || word.length() > LONGEST_WORD || !word.matches("\\p{L}+"))) {
            throw new IllegalArgumentException(
                    "blockedWords: at most " + MOST_WORDS + " words of 1 to " + LONGEST_WORD + " letters");
        }
        return words.stream().sorted().distinct().toList();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(plain(text).split("[^\\p{L}]+")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
