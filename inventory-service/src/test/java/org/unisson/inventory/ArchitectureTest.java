package org.unisson.inventory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A rule that matches no class fails: that is ArchUnit's default, and stays. */
class ArchitectureTest {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.unisson.inventory");

    @Test
    void theDomainKnowsOnlyJavaValuesAndItself() {
        classes()
                .that()
                .resideInAPackage("org.unisson.inventory.*.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.unisson.chassis.values..", "org.unisson.inventory.*.domain..")
                .check(service);
    }

    @Test
    void messagingAndPersistenceDoNotSeeTheWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "..inventory..messaging..", "..inventory..persistence..", "..inventory..application..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.unisson.inventory..rest..")
                .check(service);
    }

    @Test
    void theWebAndPersistenceDoNotSeeMessaging() {
        noClasses()
                .that()
                .resideInAnyPackage("..inventory..rest..", "..inventory..persistence..", "..inventory..application..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.unisson.inventory..messaging..")
                .check(service);
    }

    @Test
    void theWebAndMessagingReachPersistenceThroughTheApplication() {
        noClasses()
                .that()
                .resideInAnyPackage("..inventory..rest..", "..inventory..messaging..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.unisson.inventory..persistence..")
                .check(service);
    }
}
