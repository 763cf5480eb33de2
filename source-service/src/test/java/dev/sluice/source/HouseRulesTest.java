package dev.sluice.source;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(new DoNotIncludeTests())
                    .importPackages("dev.sluice.source");

    private static final String[] TECHNOLOGY = {
        "..source.kafka..",
        "..source.http..",
        "..source.git..",
        "..source.oci..",
        "..source.tls..",
        "..source.files..",
        "..source.timer..",
        "..source.telemetry.."
    };
    private static final DescribedPredicate<JavaClass> DOMAIN =
            DescribedPredicate.not(resideInAnyPackage(TECHNOLOGY))
                    .and(
                            DescribedPredicate.not(
                                    belongToAnyOf(Wiring.class, Wiring.Machinery.class)))
                    .as("the domain");

    @Test
    void theDomainKnowsNoTechnology() {
        classes()
                .that(DOMAIN)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "java..",
                                        "javax.crypto..",
                                        "org.jspecify..",
                                        "com.google.re2j..",
                                        "dev.sluice.events",
                                        "dev.sluice.manifest..")
                                .or(resideInAPackage("dev.sluice.source..").and(DOMAIN)))
                .check(SERVICE);
    }

    @Test
    void technologiesDoNotKnowEachOther() {
        slices().matching("dev.sluice.source.(kafka|http|git|oci|files|timer|telemetry)..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.sluice.source.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    void onlyTheKafkaPackageHearsKafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..source.kafka..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.eclipse.microprofile.reactive..",
                        "org.apache.kafka..",
                        "dev.sluice.log..",
                        "io.smallrye.reactive..")
                .check(SERVICE);
    }

    @Test
    void onlyTheGitPackageKnowsGit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..source.git..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jgit..", "dev.sluice.git..")
                .check(SERVICE);
    }

    @Test
    void onlyTheChoiceOfRevisionsReadsRegularExpressionsOfGo() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..source.revision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.re2j..")
                .check(SERVICE);
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
                .check(SERVICE);
    }

    @Test
    void stateIsNeverStatic() {
        noFields().should().beStatic().andShould().notBeFinal().check(SERVICE);
    }

    @Test
    void collaboratorsArriveThroughConstructors() {
        NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(SERVICE);
    }

    @Test
    void failuresAreTyped() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(SERVICE);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(SERVICE);
    }
}
