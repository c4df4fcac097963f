package org.unisson.chassis.rest;

import org.unisson.chassis.values.Gln;

/** Values of paths and queries. */
public final class Parameters {

    private Parameters() {}

    /** The location of that number. @throws ProblemException 400, naming the parameter, where it is no GLN */
    public static Gln gln(String parameter, String number) {
        try {
            return new Gln(number);
        } catch (IllegalArgumentException malformed) {
            throw Problem.invalid(parameter, malformed.getMessage()).asException();
        }
    }
}
