package org.unisson.catalog.type.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.unisson.catalog.product.domain.Names;
import org.unisson.catalog.type.domain.AllowedValue;
import org.unisson.catalog.type.domain.AttributeDefinition;
import org.unisson.catalog.type.domain.TypeDefinition;
import org.unisson.chassis.persistence.Transaction;

/** What values of a type's attributes are called. */
@Singleton
public class AttributeValues {

    private static final String SAVE = """
            insert into attribute_value (type_id, name, key, label_fr, label_en, swatch, position)
            select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[])""";

    /** The caller is the only writer. */
    public Uni<Void> save(Transaction tx, String typeId, TypeDefinition type) {
        List<Row> rows = new ArrayList<>();
        for (AttributeDefinition attribute : type.attributes()) {
            for (int position = 0; position < attribute.values().size(); position++) {
                rows.add(new Row(attribute.name(), position, attribute.values().get(position)));
            }
        }
        return tx.sql("delete from attribute_value where type_id = $1", typeId)
                .chain(() -> tx.sql(
                        SAVE,
                        typeId,
                        texts(rows, Row::name),
                        texts(rows, row -> row.value().key()),
                        texts(rows, row -> row.label().fr()),
                        texts(rows, row -> row.label().en()),
                        texts(rows, row -> row.value().swatch()),
                        rows.stream().map(Row::position).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private record Row(String name, int position, AllowedValue value) {

        Names label() {
            return value.label() == null ? new Names(value.key(), null) : value.label();
        }
    }
}
