package org.unisson.chassis.probe;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unisson.local.testing.LocalStack;

/** A test of the chassis inside a small service, on a real database, Kafka and registry. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTestResource(value = LocalStack.class, initArgs = @ResourceArg(name = "service", value = "inventory-service"))
@interface ChassisTest {}
