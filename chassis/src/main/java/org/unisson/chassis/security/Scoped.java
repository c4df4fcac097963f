package org.unisson.chassis.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a customer has to have granted a partner for this route, such as {@code profile:read}. A route that does not say so is
 * closed to partners, and one that does also names {@link Roles#PARTNER} among who may call it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Scoped {
    String value();
}
