package org.unisson.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The shape of the service. A rule that matches no class fails. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.unisson.catalog");

    @Test
    void domainIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("org.unisson.catalog.*.domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.unisson.chassis.values", "org.unisson.catalog.*.domain")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void restAnswersThroughUseCases() {
        noClasses()
                .that()
                .resideInAPackage("..rest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.catalog.*.persistence", "org.unisson.catalog.*.messaging")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void messagingHandsOverToUseCases() {
        noClasses()
                .that()
                .resideInAPackage("..messaging")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.catalog.*.persistence", "org.unisson.catalog.*.rest")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void persistenceKnowsOnlyItsDomain() {
        noClasses()
                .that()
                .resideInAPackage("..persistence")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.unisson.catalog.*.application",
                        "org.unisson.catalog.*.rest",
                        "org.unisson.catalog.*.messaging")
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void useCasesKnowNoEdge() {
        noClasses()
                .that()
                .resideInAPackage("..application")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.unisson.catalog.*.rest", "org.unisson.catalog.*.messaging")
                .allowEmptyShould(false)
                .check(CLASSES);
    }
}
