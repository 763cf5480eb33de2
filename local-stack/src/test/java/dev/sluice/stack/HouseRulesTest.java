package dev.sluice.stack;

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
    private static final JavaClasses STACK =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.stack");

    @Test
    void knowsNoServiceAndNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net.ssl..",
                        "javax.crypto..",
                        "com.sun.net.httpserver..",
                        "org.jspecify..",
                        "dev.sluice.stack..",
                        "dev.sluice.events..",
                        "kafka..",
                        "org.apache.kafka..",
                        "org.eclipse.jgit..")
                .check(STACK);
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
                .check(STACK);
    }

    @Test
    void stateIsNeverStatic() {
        noFields().should().beStatic().andShould().notBeFinal().check(STACK);
    }

    @Test
    void failuresAreTyped() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(STACK);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(STACK);
    }
}
