package org.unisson.inventory.availability.rest;

import java.util.regex.Pattern;
import org.unisson.chassis.rest.Problem;

/** Ids of channels, as the catalog gives them. */
public final class ChannelIds {

    /** What they look like. */
    public static final String FORM = "[a-z0-9][a-z0-9-]{0,39}";

    private static final Pattern SHAPE = Pattern.compile(FORM);

    private ChannelIds() {}

    /** The id; 400, naming the parameter, where it is none. */
    static String require(String parameter, String id) {
        if (id == null || !SHAPE.matcher(id).matches()) {
            throw Problem.invalid(parameter, "is 1 to 40 small letters, digits or dashes")
                    .asException();
        }
        return id;
    }
}
