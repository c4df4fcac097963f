package org.unisson.customer.identity.domain;

/** How alike two texts are: after Jaro and Winkler, and by slips of the pen. */
final class Likeness {

    private static final double PREFIX_WEIGHT = 0.1;
    private static final int LONGEST_PREFIX = 4;

    private Likeness() {}

    /** From 0, nothing in common, to 1, the same. */
    static double of(String some, String another) {
        if (some.equals(another)) {
            return 1;
        }
        // Which is looked for in which can make a difference; who was here first must not.
        String one = some.compareTo(another) < 0 ? some : another;
        String other = one.equals(some) ? another : some;
        int reach = Math.max(0, Math.max(one.length(), other.length()) / 2 - 1);
        boolean[] taken = new boolean[other.length()];
        StringBuilder common = new StringBuilder();
        for (int i = 0; i < one.length(); i++) {
            int found = partner(one.charAt(i), other, taken, i - reach, i + reach);
            if (found >= 0) {
                taken[found] = true;
                common.append(one.charAt(i));
            }
        }
        if (common.isEmpty()) {
            return 0;
        }
        double matches = common.length();
        double jaro = (matches / one.length()
                        + matches / other.length()
                        + (matches - transpositions(common, other, taken)) / matches)
                / 3;
        return jaro + prefix(one, other) * PREFIX_WEIGHT * (1 - jaro);
    }

    private static int partner(char wanted, String text, boolean[] taken, int from, int to) {
        for (int i = Math.max(0, from); i <= Math.min(to, text.length() - 1); i++) {
            if (!taken[i] && text.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static double transpositions(CharSequence common, String other, boolean[] taken) {
        int at = 0;
        int displaced = 0;
        for (int i = 0; i < other.length(); i++) {
            if (taken[i] && other.charAt(i) != common.charAt(at++)) {
                displaced++;
            }
        }
        return displaced / 2.0;
    }

    /** How many letters were left out, added, exchanged with the next or with another. */
    static int edits(String one, String other) {
        int[] before = new int[other.length() + 1];
        int[] last = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int exchanged = last[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[other.length()];
    }

    private static int prefix(String one, String other) {
        int most = Math.min(LONGEST_PREFIX, Math.min(one.length(), other.length()));
        int same = 0;
        while (same < most && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }
}
