package org.unisson.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExampleRowTest {

    private static final String ID = "0198aaaa-1111-7222-8333-444455556666";

    @Test
    void aUuidOfACopyStaysOneAndCopiesFollowEachOther() {
        assertThat(CopiedId.of(ID, 0)).isEqualTo("00000001-1111-7222-8333-444455556666");
        assertThat(CopiedId.of(ID, 254)).isEqualTo("000000ff-1111-7222-8333-444455556666");
    }

    @Test
    void anyOtherIdBearsTheNumberOfItsCopy() {
        assertThat(CopiedId.of("SKU", 7)).isEqualTo("SKU-7");
    }

    @Test
    void onlyColumnsWithAnIdAreOthersInACopy() {
        Map<String, String> types = new LinkedHashMap<>();
        types.put("order_id", "uuid");
        types.put("\"offset\"", "bigint");
        types.put("lines", "jsonb");
        ExampleRow row = new ExampleRow(
                "orders",
                types,
                "{\"order_id\": \"" + ID + "\", \"offset\": 3, \"lines\": [{\"sku\": \"SKU\"}]}",
                Set.of("SKU"));

        assertThat(row.insert())
                .isEqualTo("insert into orders (order_id, \"offset\", lines) select"
                        + " (lpad(to_hex(copy + 1), 8, '0') || '-1111-7222-8333-444455556666')::uuid,"
                        + " example.\"offset\","
                        + " (replace(example.lines::text, 'SKU', 'SKU-' || copy))::jsonb"
                        + " from generate_series(?::bigint, ?::bigint) copy,"
                        + " jsonb_populate_record(null::orders, ?::jsonb) example");
    }
}
