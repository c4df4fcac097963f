package org.unisson.demo.day;

/**
 * Something that had to be true.
 *
 * @param step scenario, for example {@code R1}
 * @param what in words
 * @param millis from the answer to the command until it was read as expected, or until nobody waited any longer
 */
public record Check(String step, String what, String expected, String read, double millis) {

    public boolean isMet() {
        return expected.equals(read);
    }
}
