package dev.sluice.kubeconfig;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.kubeconfig");

    @Test
    void whatAKubeconfigSaysIsReadWithoutIO() {
        classes()
                .that()
                .resideInAPackage("dev.sluice.kubeconfig")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "dev.sluice.events",
                        "dev.sluice.manifest..",
                        "dev.sluice.kubeconfig")
                .check(MODULE);
    }

    @Test
    void nothingOfThisMachineIsRead() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.nio.file..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
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
