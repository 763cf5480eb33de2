package dev.sluice.helm;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses MODULE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.helm");

    @Test
    void needsNoFramework() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "javax.security..",
                        "org.jspecify..",
                        "dev.sluice.helm..",
                        "dev.sluice.manifest..",
                        "com.google.re2j..",
                        "org.bouncycastle..")
                .check(MODULE);
    }

    @Test
    void isPure() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.nio.file..", "java.lang.foreign..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.ProcessBuilder")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(MODULE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sluice.helm.(*)..").should().beFreeOfCycles().check(MODULE);
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
