package org.unisson.bench.growth;

import java.util.regex.Pattern;

/**
 * The id that a copy has in place of the example's. A UUID stays one, with the copy's number in place of its first eight
 * digits: the copies follow each other in the order of time, as UUIDv7 do. Anything else has the number behind it.
 */
final class CopiedId {

    static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int NUMBERED = 8;

    private CopiedId() {}

    static String of(String id, long copy) {
        return UUID.matcher(id).matches() ? "%08x".formatted(copy + 1) + id.substring(NUMBERED) : id + "-" + copy;
    }

    /** The same in SQL, of the column {@code copy}. */
    static String sql(String id) {
        return UUID.matcher(id).matches()
                ? "lpad(to_hex(copy + 1), " + NUMBERED + ", '0') || '" + id.substring(NUMBERED) + "'"
                : "'" + id + "-' || copy";
    }
}
