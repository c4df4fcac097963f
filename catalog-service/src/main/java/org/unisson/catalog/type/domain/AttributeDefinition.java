package org.unisson.catalog.type.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.unisson.catalog.product.domain.Names;

/**
 * An attribute that products of a type have.
 *
 * @param name a letter and up to 29 letters or digits
 * @param label for people, or null: the name
 * @param level whose it is
 * @param required whether what is published must have it
 * @param unit of a number, e.g. {@code cm}, or null
 * @param values that it may have: of an ENUM or LOCALISED_ENUM, 1 to 500
 */
public record AttributeDefinition(
        String name,
        Names label,
        AttributeKind kind,
        AttributeLevel level,
        boolean required,
        String unit,
        List<AllowedValue> values) {

    private static final int MOST_VALUES = 500;
    private static final int LONGEST_UNIT = 20;

    public AttributeDefinition {
        if (name == null || !name.matches("[a-z][A-Za-z0-9_]{0,29}")) {
            throw new IllegalArgumentException("an attribute's name is a letter and up to 29 letters or digits");
        }
        if (kind == null || level == null) {
            throw new IllegalArgumentException("the attribute " + name + " has a kind and a level");
        }
        if (unit != null && (kind != AttributeKind.NUMBER || unit.isBlank() || unit.length() > LONGEST_UNIT)) {
            throw new IllegalArgumentException("only a number has a unit, of 1 to " + LONGEST_UNIT + " characters");
        }
        if (level == AttributeLevel.AXIS && !isChosen(kind) && kind != AttributeKind.TEXT) {
            throw new IllegalArgumentException("the axis " + name + " is a text or has values to choose from");
        }
        values = values == null ? List.of() : checked(name, values);
        if (isChosen(kind) == values.isEmpty()) {
            throw new IllegalArgumentException("the attribute " + name
                    + (values.isEmpty() ? " has values to choose from" : " is of a kind that has no list of values"));
        }
        if (kind == AttributeKind.LOCALISED_ENUM && !values.stream().allMatch(AttributeDefinition::isInBoth)) {
            throw new IllegalArgumentException("each value of " + name + " has a label in French and in English");
        }
    }

    private static boolean isChosen(AttributeKind kind) {
        return kind == AttributeKind.ENUM || kind == AttributeKind.LOCALISED_ENUM;
    }

    private static boolean isInBoth(AllowedValue value) {
        return value.label() != null && value.label().byLanguage().size() == 2;
    }

    private static List<AllowedValue> checked(String name, List<AllowedValue> values) {
        if (values.size() > MOST_VALUES || values.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("the attribute " + name + " has at most " + MOST_VALUES + " values");
        }
        Set<String> keys = new HashSet<>();
        if (!values.stream().map(AllowedValue::key).allMatch(keys::add)) {
            throw new IllegalArgumentException("the attribute " + name + " has a value twice");
        }
        return List.copyOf(values);
    }

    boolean allows(String key) {
        return values.stream().anyMatch(value -> value.key().equals(key));
    }
}
