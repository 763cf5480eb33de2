package dev.sluice.kustomize;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.kustomize");

    @Test
    void needsNothingButJavaManifestsAndGosRegularExpressions() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.google.re2j..",
                        "dev.sluice.kustomize..",
                        "dev.sluice.manifest..",
                        "dev.sluice.helm..")
                .check(MODULE);
    }

    @Test
    void onlyChartsKnowHelm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..kustomize.chart..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.helm..")
                .check(MODULE);
    }

    @Test
    void isPure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.lang.foreign..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(MODULE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sluice.kustomize.(*)..").should().beFreeOfCycles().check(MODULE);
        noClasses()
                .that()
                .resideInAPackage("dev.sluice.kustomize.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sluice.kustomize")
                .check(MODULE);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*(Utils?|Helper|Manager|Impl|Dto|DTO|VO|Service|Processor|Handler)(\\$.*)?")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(MODULE);
    }

    @Test
    void stateIsNeverStatic() {
        noFields().should().beStatic().andShould().notBeFinal().check(MODULE);
    }

    @Test
    void failuresAreTyped() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(MODULE);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(MODULE);
    }
}
