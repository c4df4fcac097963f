package org.unisson.loyalty;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Rules fail where they match nothing (ArchUnit's default). */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.unisson.loyalty");

    @Test
    void theDomainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("org.unisson.loyalty.account.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.unisson.chassis.values..", "org.unisson.loyalty.account.domain..")
                .check(SERVICE);
    }

    @Test
    void restSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAPackage("..account.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..account.persistence..", "..account.messaging..")
                .check(SERVICE);
    }

    @Test
    void persistenceSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAPackage("..account.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..account.rest..", "..account.messaging..")
                .check(SERVICE);
    }

    @Test
    void messagingSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAPackage("..account.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..account.rest..", "..account.persistence..")
                .check(SERVICE);
    }

    @Test
    void useCasesKnowPortsOnly() {
        noClasses()
                .that()
                .resideInAPackage("..account.application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..account.rest..", "..account.persistence..", "..account.messaging..")
                .check(SERVICE);
    }
}
