package org.unisson.catalog.product.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ids made from names that people gave. */
public final class Slug {

    private static final int LONGEST = 80;

    private Slug() {}

    /** Lower-case letters and digits with dashes between them; the same for the same name. */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (plain.isEmpty() || plain.length() > LONGEST) {
            // Names that this alphabet cannot write, or that would only differ behind the end.
            return "n" + Integer.toHexString(name.hashCode());
        }
        return plain;
    }

    /** The ids of a slash-separated path of names, from the root on, each with its own name. */
    public static Map<String, String> ofPath(String path) {
        Map<String, String> names = new LinkedHashMap<>();
        if (path == null) {
            return names;
        }
        List<String> walked = new ArrayList<>();
        Arrays.stream(path.split("/"))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    walked.add(of(name));
                    names.put(String.join(".", walked), name);
                });
        return names;
    }
}
