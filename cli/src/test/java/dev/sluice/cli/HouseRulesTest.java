package dev.sluice.cli;

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
    private static final JavaClasses COMMANDS =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.cli");

    @Test
    void knowsNoServiceAndNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "picocli..",
                        "org.eclipse.jgit..",
                        "dev.sluice.cli..",
                        "dev.sluice.stack..",
                        "dev.sluice.events..",
                        "dev.sluice.git..",
                        "dev.sluice.manifest..",
                        "dev.sluice.kustomize..",
                        "dev.sluice.helm..")
                .check(COMMANDS);
    }

    @Test
    void namesComeFromTheDomain() {
        noClasses()
                .should()
                .haveNameMatching(
                        ".*\\.(utils?|helpers?|common|misc|impl|service|controller|dto|model)\\..*")
                .orShould()
                .haveNameMatching(
                        ".*(Utils?|Helper|Manager|Impl|Dto|DTO|VO|Service|Processor|Handler)(\\$.*)?")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(COMMANDS);
    }

    @Test
    void stateIsNeverStatic() {
        noFields().should().beStatic().andShould().notBeFinal().check(COMMANDS);
    }

    @Test
    void failuresAreTyped() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(COMMANDS);
    }

    @Test
    void nobodyPrintsPastTheCommandLine() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(COMMANDS);
    }
}
