package org.unisson.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The shape of the service. A rule that matches no class fails. */
@AnalyzeClasses(packages = "org.unisson.catalog", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule domainIsPlainJava = classes()
            .that()
            .resideInAPackage("org.unisson.catalog.*.domain")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.unisson.chassis.values", "org.unisson.catalog.*.domain")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule restAnswersThroughUseCases = noClasses()
            .that()
            .resideInAPackage("..rest")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.unisson.catalog.*.persistence", "org.unisson.catalog.*.messaging")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule messagingHandsOverToUseCases = noClasses()
            .that()
            .resideInAPackage("..messaging")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.unisson.catalog.*.persistence", "org.unisson.catalog.*.rest")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule persistenceKnowsOnlyItsDomain = noClasses()
            .that()
            .resideInAPackage("..persistence")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.unisson.catalog.*.application",
                    "org.unisson.catalog.*.rest",
                    "org.unisson.catalog.*.messaging")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule useCasesKnowNoEdge = noClasses()
            .that()
            .resideInAPackage("..application")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.unisson.catalog.*.rest", "org.unisson.catalog.*.messaging")
            .allowEmptyShould(false);
}
