package org.unisson.chassis.persistence;

/**
 * Parameters whose values the planner does not see, for statements that are large and run often. Where it sees them, a plan
 * for these very values may look a bit cheaper than one for any (nobody is invited by no customer, three SKUs are fewer than
 * the ten it would assume), and it plans anew for each call: for a statement of a dozen tables that takes longer than to
 * execute it, and whether it does changes with each analysis of the tables. Of what a subselect returns it knows nothing,
 * and keeps one plan.
 */
public final class Given {

    private Given() {}

    /** The value. @param parameter such as {@code $1} @param type such as {@code uuid} */
    public static String one(String parameter, String type) {
        return "(select " + parameter + "::" + type + ")";
    }

    /** {@code any(…)} of the values. @param parameter such as {@code $1}, an array @param type of its elements */
    public static String any(String parameter, String type) {
        return "any((select " + parameter + "::" + type + "[])::" + type + "[])";
    }
}
