package org.unisson.catalog.coherence.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.unisson.catalog.operation.domain.OperationContent;
import org.unisson.catalog.price.domain.ListSettings;
import org.unisson.catalog.price.domain.Price;
import org.unisson.catalog.quote.domain.Article;
import org.unisson.catalog.quote.domain.LiveOperation;
import org.unisson.catalog.quote.domain.Terms;
import org.unisson.chassis.values.Gln;

/**
 * Where an article can be bought: a channel, and stores in which nothing makes a difference for the article.
 *
 * @param sample one of the stores, a name that no store has for all those that are not named anywhere, or null: none
 * @param stores GLNs
 */
record Place(String channel, String sample, List<String> stores) {

    private static final String ANY_OTHER = "any other store";

    /** All of them: what is the same everywhere is looked at once. */
    static List<Place> of(Terms terms, Article article) {
        Set<String> groups = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Price price : article.prices().prices()) {
            ListSettings list = price.list() == null || terms.rules().lists().get(price.list()) == null
                    ? null
                    : terms.rules().lists().get(price.list()).settings();
            if (list != null && list.storeGroup() != null) {
                groups.add(list.storeGroup());
            }
        }
        List<OperationContent> operations =
                terms.on(article).stream().map(LiveOperation::content).toList();
        for (OperationContent operation : operations) {
            groups.addAll(operation.storeGroups());
            operation.stores().stream().map(Gln::number).forEach(named::add);
        }
        groups.forEach(group -> named.addAll(terms.rules().groups().getOrDefault(group, Set.of())));
        Map<String, List<String>> alike = new TreeMap<>();
        for (String store : named) {
            alike.computeIfAbsent(signature(terms, store, groups, operations), any -> new ArrayList<>())
                    .add(store);
        }
        return places(terms, alike.values());
    }

    private static List<Place> places(Terms terms, Iterable<List<String>> alike) {
        List<Place> places = new ArrayList<>();
        for (String channel : new TreeSet<>(terms.channels())) {
            if (!terms.isPlace(channel)) {
                places.add(new Place(channel, null, List.of()));
            } else {
                places.add(new Place(channel, ANY_OTHER, List.of()));
            }
            alike.forEach(stores -> places.add(new Place(channel, stores.getFirst(), stores)));
        }
        return places;
    }

    private static String signature(Terms terms, String store, Set<String> groups, List<OperationContent> operations) {
        StringBuilder signature = new StringBuilder();
        groups.forEach(group -> signature.append(terms.rules().contains(group, store) ? '1' : '0'));
        for (OperationContent operation : operations) {
            signature.append(
                    operation.stores().stream().map(Gln::number).anyMatch(number -> Objects.equals(number, store))
                            ? '1'
                            : '0');
        }
        return signature.toString();
    }
}
