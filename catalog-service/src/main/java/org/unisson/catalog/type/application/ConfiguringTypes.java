package org.unisson.catalog.type.application;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.unisson.catalog.document.application.ConfiguringDocuments;
import org.unisson.catalog.document.domain.Document;
import org.unisson.catalog.document.domain.DocumentKind;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.catalog.type.persistence.AttributeValues;
import org.unisson.catalog.writing.Outcome;
import org.unisson.chassis.rest.Page;
import org.unisson.chassis.rest.Problem;

/** Product types, which are configuration. */
@ApplicationScoped
public class ConfiguringTypes {

    public static final DocumentKind<TypeDefinition> TYPE = new DocumentKind<>("product-type", TypeDefinition.class);

    private final ConfiguringDocuments documents;
    private final AttributeValues values;

    ConfiguringTypes(ConfiguringDocuments documents, AttributeValues values) {
        this.documents = documents;
        this.values = values;
    }

    public Uni<Outcome> configure(String id, TypeDefinition definition, String ifMatch) {
        return documents.configure(TYPE, id, definition, ifMatch, (tx, before, after) -> {
            requireKinds(before, definition);
            return values.save(tx, id, definition);
        });
    }

    public Uni<Document<TypeDefinition>> one(String id) {
        return documents.one(TYPE, id);
    }

    public Uni<Page<Document<TypeDefinition>>> page(int limit, String cursor) {
        return documents.page(TYPE, limit, cursor);
    }

    private static void requireKinds(Optional<TypeDefinition> before, TypeDefinition after) {
        before.flatMap(old -> after.changedKinds(old).findFirst()).ifPresent(name -> {
            throw Problem.conflict(
                            "attribute-of-another-kind",
                            "Products have values of the attribute " + name + ": its kind stays as it is.")
                    .asException();
        });
    }
}
