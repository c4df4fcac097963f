package org.unisson.catalog.page.domain;

import java.util.List;
import java.util.Locale;

/** A language that pages are written in. */
public enum Language {
    FR,
    EN;

    /** The first of these that pages are written in; French where there is none. */
    public static Language of(List<Locale> wanted) {
        return wanted.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals("fr") || language.equals("en"))
                .findFirst()
                .map(language -> valueOf(language.toUpperCase(Locale.ROOT)))
                .orElse(FR);
    }

    /** The language's tag. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in this language, or in the other where there is none. */
    public String choose(String french, String english) {
        String wanted = this == FR ? french : english;
        return wanted != null ? wanted : this == FR ? english : french;
    }
}
