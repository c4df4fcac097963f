package org.unisson.catalog.type.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.unisson.catalog.product.domain.ProductContent;
import org.unisson.catalog.product.domain.Variant;

/** Holds what is said of a product against its type. */
public final class TypeCheck {

    private final TypeDefinition type;
    private final List<Flaw> flaws = new ArrayList<>();

    private TypeCheck(TypeDefinition type) {
        this.type = type;
    }

    /** All that is wrong; empty: it may be published. */
    public static List<Flaw> flaws(TypeDefinition type, ProductContent content) {
        TypeCheck check = new TypeCheck(type);
        check.values("/attributes", AttributeLevel.PRODUCT, content.attributes());
        Map<Map<String, String>, Integer> combinations = new HashMap<>();
        for (int i = 0; i < content.variants().size(); i++) {
            Variant variant = content.variants().get(i);
            String pointer = "/variants/" + i;
            check.values(pointer + "/attributes", AttributeLevel.VARIANT, variant.attributes());
            check.axes(pointer + "/options", variant.options());
            Integer first = combinations.putIfAbsent(variant.options(), i);
            if (first != null) {
                check.add(pointer + "/options", "are those of variant " + first + " as well");
            }
        }
        return check.flaws;
    }

    private void values(String pointer, AttributeLevel level, Map<String, Object> values) {
        Map<String, AttributeDefinition> known =
                type.at(level).collect(Collectors.toMap(AttributeDefinition::name, each -> each));
        values.forEach((name, value) -> {
            AttributeDefinition attribute = known.get(name);
            if (attribute == null) {
                add(pointer + "/" + name, "is no attribute of the type at this level");
            } else {
                AttributeCheck.wrong(attribute, value).ifPresent(wrong -> add(pointer + "/" + name, wrong));
            }
        });
        type.at(level)
                .filter(attribute -> attribute.required() && !values.containsKey(attribute.name()))
                .forEach(attribute -> add(pointer + "/" + attribute.name(), "is required"));
    }

    private void axes(String pointer, Map<String, String> options) {
        Map<String, AttributeDefinition> axes =
                type.at(AttributeLevel.AXIS).collect(Collectors.toMap(AttributeDefinition::name, each -> each));
        options.forEach((axis, value) -> {
            if (!axes.containsKey(axis)) {
                add(pointer + "/" + axis, "is no axis of the type");
            } else {
                AttributeCheck.wrong(axes.get(axis), value).ifPresent(wrong -> add(pointer + "/" + axis, wrong));
            }
        });
        type.at(AttributeLevel.AXIS)
                .filter(axis -> !options.containsKey(axis.name()))
                .forEach(axis -> add(pointer + "/" + axis.name(), "is required"));
    }

    private void add(String pointer, String message) {
        flaws.add(new Flaw(pointer, message));
    }
}
