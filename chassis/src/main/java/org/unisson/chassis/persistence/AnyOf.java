package org.unisson.chassis.persistence;

/**
 * A parameter that is an array, for statements that are large and run often. Given as such, {@code = any($1)}, the planner
 * sees its length, finds fewer elements cheaper than the ten it would have to assume, and plans anew for each call: for a
 * statement of a dozen tables that takes longer than to execute it. Of what a subselect returns it sees nothing, and keeps
 * one plan.
 */
public final class AnyOf {

    private AnyOf() {}

    /** {@code any(…)} of UUIDs. @param parameter such as {@code $1} */
    public static String uuids(String parameter) {
        return of(parameter, "uuid[]");
    }

    /** {@code any(…)} of texts. @param parameter such as {@code $1} */
    public static String texts(String parameter) {
        return of(parameter, "text[]");
    }

    private static String of(String parameter, String type) {
        return "any((select " + parameter + "::" + type + ")::" + type + ")";
    }
}
