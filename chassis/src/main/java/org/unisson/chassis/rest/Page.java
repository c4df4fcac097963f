package org.unisson.chassis.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * A page of a list that is walked by key, not by number: what is added or removed meanwhile shifts nothing.
 *
 * @param items at most the limit asked for
 * @param next cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    /** Most items a page can hold. */
    public static final int MAX = 200;

    /**
     * A page of rows that were asked for with one more than the limit: the extra row tells that there is more.
     *
     * @param key the ordering key of an item, which the cursor hides
     */
    public static <T> Page<T> of(List<T> limitPlusOne, int limit, Function<T, String> key) {
        if (limitPlusOne.size() <= limit) {
            return new Page<>(limitPlusOne, null);
        }
        List<T> items = limitPlusOne.subList(0, limit);
        return new Page<>(items, encode(key.apply(items.getLast())));
    }

    /** The limit asked for. @throws ProblemException 400 where it is not from 1 to 200 */
    public static int limit(Integer asked) {
        int limit = asked == null ? 50 : asked;
        if (limit < 1 || limit > MAX) {
            throw Problem.invalid("limit", "must be from 1 to " + MAX).asException();
        }
        return limit;
    }

    /** The key after which to go on; empty for the first page. @throws ProblemException 400 where it is no cursor */
    public static String after(String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    /**
     * The id after which to go on, where ids order the list.
     *
     * @param beginning for the first page
     * @throws ProblemException 400 where it is no cursor
     */
    public static UUID afterId(String cursor, UUID beginning) {
        String after = after(cursor);
        try {
            return after.isEmpty() ? beginning : UUID.fromString(after);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid("cursor", "is not a cursor of an earlier page")
                    .asException();
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
