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
                .resideInAnyPackage(
                        "org.unisson.loyalty.account.domain..",
                        "org.unisson.loyalty.giftcard.domain..",
                        "org.unisson.loyalty.gesture.domain..",
                        "org.unisson.loyalty.voucher.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.unisson.chassis.values..",
                        "org.unisson.loyalty.account.domain..",
                        "org.unisson.loyalty.giftcard.domain..",
                        "org.unisson.loyalty.gesture.domain..",
                        "org.unisson.loyalty.voucher.domain..")
                .check(SERVICE);
    }

    @Test
    void restSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAnyPackage("..account.rest..", "..giftcard.rest..", "..gesture.rest..", "..voucher.rest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..account.persistence..",
                        "..giftcard.persistence..",
                        "..gesture.persistence..",
                        "..voucher.persistence..",
                        "..account.messaging..",
                        "..giftcard.messaging..",
                        "..gesture.messaging..",
                        "..voucher.messaging..")
                .check(SERVICE);
    }

    @Test
    void persistenceSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..account.persistence..",
                        "..giftcard.persistence..",
                        "..gesture.persistence..",
                        "..voucher.persistence..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..account.rest..",
                        "..giftcard.rest..",
                        "..gesture.rest..",
                        "..voucher.rest..",
                        "..account.messaging..",
                        "..giftcard.messaging..",
                        "..gesture.messaging..",
                        "..voucher.messaging..")
                .check(SERVICE);
    }

    @Test
    void messagingSeesNoOtherAdapter() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..account.messaging..",
                        "..giftcard.messaging..",
                        "..gesture.messaging..",
                        "..voucher.messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..account.rest..",
                        "..giftcard.rest..",
                        "..gesture.rest..",
                        "..voucher.rest..",
                        "..account.persistence..",
                        "..giftcard.persistence..",
                        "..gesture.persistence..",
                        "..voucher.persistence..")
                .check(SERVICE);
    }

    @Test
    void useCasesKnowPortsOnly() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..account.application..",
                        "..giftcard.application..",
                        "..gesture.application..",
                        "..voucher.application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..account.rest..",
                        "..giftcard.rest..",
                        "..gesture.rest..",
                        "..voucher.rest..",
                        "..account.persistence..",
                        "..giftcard.persistence..",
                        "..gesture.persistence..",
                        "..voucher.persistence..",
                        "..account.messaging..",
                        "..giftcard.messaging..",
                        "..gesture.messaging..",
                        "..voucher.messaging..")
                .check(SERVICE);
    }
}
