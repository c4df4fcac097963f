package org.unisson.catalog.type.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.unisson.catalog.product.domain.Names;

/**
 * What products of a type have.
 *
 * @param names of the type
 * @param attributes at most 200, at most 8 of them axes
 */
public record TypeDefinition(Names names, List<AttributeDefinition> attributes) {

    private static final int MOST = 200;
    private static final int MOST_AXES = 8;

    public TypeDefinition {
        if (names == null) {
            throw new IllegalArgumentException("names: are required");
        }
        if (attributes == null
                || attributes.size() > MOST
                || attributes.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("attributes: at most " + MOST + ", none of them null");
        }
        attributes = List.copyOf(attributes);
        Set<String> seen = new HashSet<>();
        if (!attributes.stream().map(AttributeDefinition::name).allMatch(seen::add)) {
            throw new IllegalArgumentException("attributes: one is there twice");
        }
        if (attributes.stream()
                        .filter(each -> each.level() == AttributeLevel.AXIS)
                        .count()
                > MOST_AXES) {
            throw new IllegalArgumentException("attributes: at most " + MOST_AXES + " axes");
        }
    }

    /** The attributes of that level. */
    public Stream<AttributeDefinition> at(AttributeLevel level) {
        return attributes.stream().filter(each -> each.level() == level);
    }

    /** An attribute that this one has with another kind, so that values that products have would lose their meaning. */
    public Stream<String> changedKinds(TypeDefinition other) {
        return attributes.stream()
                .filter(mine -> other.attributes.stream()
                        .anyMatch(its -> its.name().equals(mine.name()) && its.kind() != mine.kind()))
                .map(AttributeDefinition::name);
    }
}
