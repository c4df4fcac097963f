package org.unisson.catalog.content.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unisson.catalog.page.domain.Language;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.type.domain.AllowedValue;
import org.unisson.catalog.type.domain.AttributeDefinition;
import org.unisson.catalog.type.domain.TypeDefinition;

/**
 * An attribute as people read it, in one language.
 *
 * @param label the name where its type has none
 * @param value what the product says
 * @param text what it is called; absent where it is called what it is
 * @param unit of a number
 * @param swatch of a colour, {@code #RRGGBB}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownAttribute(String name, String label, Object value, String text, String unit, String swatch) {

    /** In the order of the type, then those that it does not know. */
    static List<ShownAttribute> of(Map<String, ?> values, TypeDefinition type, Language language) {
        List<ShownAttribute> shown = new ArrayList<>();
        List<AttributeDefinition> known = type == null ? List.of() : type.attributes();
        known.stream()
                .filter(attribute -> values.containsKey(attribute.name()))
                .forEach(attribute -> shown.add(of(attribute, values.get(attribute.name()), language)));
        values.forEach((name, value) -> {
            if (known.stream().noneMatch(attribute -> attribute.name().equals(name))) {
                shown.add(new ShownAttribute(name, name, value, inLanguage(value, language), null, null));
            }
        });
        return shown;
    }

    private static ShownAttribute of(AttributeDefinition attribute, Object value, Language language) {
        Optional<AllowedValue> allowed = attribute.values().stream()
                .filter(each -> each.key().equals(value))
                .findFirst();
        String text = allowed.map(AllowedValue::label)
                .map(label -> language.choose(label.fr(), label.en()))
                .orElseGet(() -> inLanguage(value, language));
        Names label = attribute.label();
        return new ShownAttribute(
                attribute.name(),
                label == null ? attribute.name() : language.choose(label.fr(), label.en()),
                value,
                text,
                attribute.unit(),
                allowed.map(AllowedValue::swatch).orElse(null));
    }

    private static String inLanguage(Object value, Language language) {
        return value instanceof Map<?, ?> texts && !texts.containsKey("currency")
                ? language.choose((String) texts.get("fr"), (String) texts.get("en"))
                : null;
    }
}
