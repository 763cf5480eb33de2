package dev.sluice.cli.generated;

import java.util.List;
import java.util.Map;

/// A chart by chance and the arguments of a call.
///
/// @param files what lies in the working folder, the chart itself in `chart/`
/// @param arguments those of `helm template`, with `@` for the working folder
public record GeneratedCall(long seed, Map<String, byte[]> files, List<String> arguments) {

    public GeneratedCall {
        files = Map.copyOf(files);
        arguments = List.copyOf(arguments);
    }

    public static GeneratedCall of(long seed) {
        var chance = new Chance(seed);
        var files = new ChartGenerator(chance).files();
        var arguments = new CallArguments(chance, files).arguments();
        return new GeneratedCall(seed, files, arguments);
    }
}
