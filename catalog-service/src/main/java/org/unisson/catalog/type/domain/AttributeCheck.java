package org.unisson.catalog.type.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whether a value is one of its attribute's kind. */
final class AttributeCheck {

    private AttributeCheck() {}

    /** What is wrong with the value, which is not null. */
    static Optional<String> wrong(AttributeDefinition attribute, Object value) {
        String expected =
                switch (attribute.kind()) {
                    case TEXT -> value instanceof String text && !text.isBlank() ? null : "must be a text";
                    case LOCALISED_TEXT -> isByLanguage(value) ? null : "must be texts by language: fr, en";
                    case NUMBER -> value instanceof BigDecimal ? null : "must be a number";
                    case BOOLEAN -> value instanceof Boolean ? null : "must be true or false";
                    case ENUM, LOCALISED_ENUM ->
                        value instanceof String key && attribute.allows(key) ? null : "is not one of the type's values";
                    case MONEY -> isMoney(value) ? null : "must be money: minor and currency";
                    case DATE -> value instanceof String day && isDay(day) ? null : "must be a day, YYYY-MM-DD";
                    case REFERENCE -> value instanceof String id && isId(id) ? null : "must be the id of a product";
                };
        return Optional.ofNullable(expected);
    }

    private static boolean isByLanguage(Object value) {
        return value instanceof Map<?, ?> texts
                && !texts.isEmpty()
                && Set.of("fr", "en").containsAll(texts.keySet())
                && texts.values().stream().allMatch(text -> text instanceof String words && !words.isBlank());
    }

    private static boolean isMoney(Object value) {
        return value instanceof Map<?, ?> money
                && money.get("minor") instanceof BigDecimal minor
                && minor.scale() == 0
                && money.get("currency") instanceof String code
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
