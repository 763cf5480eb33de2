package dev.sluice.source.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.events.ControlPlaneDeclaration;
import dev.sluice.events.DeliveryDeclaration;
import dev.sluice.events.Problem;
import dev.sluice.events.SourceDeclaration;
import dev.sluice.source.definition.IntakeReading.RawFile;
import java.util.List;

/// Reads definitions for tests.
final class Reading {

    private Reading() {}

    static DefinitionFile file(String yaml) {
        return DefinitionFile.read(
                new RawFile("a.yaml", yaml.getBytes(UTF_8)),
                new Conversion(ConversionSettings.DEFAULT));
    }

    static Converted one(String yaml) {
        var file = file(yaml);
        if (file.definitions().size() != 1) {
            throw new AssertionError("not one definition: " + file);
        }
        return file.definitions().getFirst();
    }

    static SourceDeclaration source(String yaml) {
        return declared(yaml, SourceDeclaration.class);
    }

    static DeliveryDeclaration delivery(String yaml) {
        return declared(yaml, DeliveryDeclaration.class);
    }

    static ControlPlaneDeclaration controlPlane(String yaml) {
        return declared(yaml, ControlPlaneDeclaration.class);
    }

    static List<String> problems(String yaml) {
        return one(yaml).problems().stream().map(Reading::line).toList();
    }

    static String line(Problem problem) {
        return problem.severity() + " " + problem.reason() + " " + problem;
    }

    private static <T> T declared(String yaml, Class<T> type) {
        var converted = one(yaml);
        return converted.declares().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing declared: " + converted));
    }
}
