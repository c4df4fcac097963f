package org.unisson.loyalty.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unisson.local.testing.LocalStack;

/** The test runs against PostgreSQL, Kafka and the registry; all such tests of the module share one environment. */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "loyalty-service"))
public @interface OnTheStack {}
