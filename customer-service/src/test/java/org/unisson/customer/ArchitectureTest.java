package org.unisson.customer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the layers; a rule that matches nothing fails. */
class ArchitectureTest {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.unisson.customer");

    @ParameterizedTest
    @ValueSource(
            strings = {"identity", "registry", "timeline", "delivery", "journey", "reminder", "segment", "grant", "care"
            })
    void theDomainIsPlainJava(String feature) {
        plain(feature).check(SERVICE);
    }

    @Test
    void theEdgesDoNotSeeEachOtherAndTheApplicationSeesNoEdge() {
        Stream.of(
                        apart("rest", "persistence", "messaging"),
                        apart("persistence", "rest", "messaging"),
                        apart("messaging", "rest", "persistence"),
                        apart("application", "rest", "persistence", "messaging"))
                .forEach(rule -> rule.check(SERVICE));
    }

    @Test
    void featuresAreNotEntangled() {
        slices().matching("org.unisson.customer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }

    private static ArchRule plain(String feature) {
        return classes()
                .that()
                .resideInAPackage("org.unisson.customer." + feature + ".domain")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "org.unisson.chassis.values..", "org.unisson.customer." + feature + ".domain..");
    }

    private static ArchRule apart(String layer, String... others) {
        String[] packages = java.util.Arrays.stream(others)
                .map(other -> "org.unisson.customer.*." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("org.unisson.customer.*." + layer + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}
