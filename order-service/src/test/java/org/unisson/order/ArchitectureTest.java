package org.unisson.order;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The shape of this service. A rule that matches nothing fails. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.unisson.order");

    @Test
    void domainIsPlainJava() {
        ArchRule rule = classes()
                .that(resideInAnyPackage("org.unisson.order.(*).domain.."))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "org.unisson.chassis.values..", "org.unisson.order.(*).domain.."));

        rule.check(SERVICE);
    }

    @Test
    void restSeesNeitherTablesNorTopics() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.unisson.order.*.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.order.*.persistence..", "org.unisson.order.*.messaging..");

        rule.check(SERVICE);
    }

    @Test
    void tablesSeeNeitherRestNorTopics() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.unisson.order.*.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.order.*.rest..", "org.unisson.order.*.messaging..");

        rule.check(SERVICE);
    }

    @Test
    void topicsSeeNeitherRestNorTables() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.unisson.order.*.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.order.*.rest..", "org.unisson.order.*.persistence..");

        rule.check(SERVICE);
    }

    @Test
    void paymentsDoNotKnowOrders() {
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("org.unisson.order.payment..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.order.ordering..", "org.unisson.order.cart..");

        rule.check(SERVICE);
    }

    @Test
    void onlyTheConfigurationNamesTheSandbox() {
        ArchRule rule = noClasses()
                .that(resideInAnyPackage("org.unisson.order..")
                        .and(JavaClass.Predicates.resideOutsideOfPackage("org.unisson.order.payment.sandbox")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.unisson.order.payment.sandbox");

        rule.check(SERVICE);
    }
}
