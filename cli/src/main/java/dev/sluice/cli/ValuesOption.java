package dev.sluice.cli;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoStrings;
import dev.sluice.helm.values.SetFlag;
import dev.sluice.helm.values.ValueSources;
import dev.sluice.helm.values.ValueSources.Merging;
import dev.sluice.helm.values.ValueSources.MissingFile;
import dev.sluice.helm.values.ValueSources.Setting;
import dev.sluice.helm.values.ValueSources.ValuesFile;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/// The flags that give values to a chart, as Helm has them.
final class ValuesOption {

    private static final String STANDARD_INPUT = "-";

    @Option(
            names = {"-f", "--values"},
            paramLabel = "FILE",
            description = "Values from a file, - for standard input; the last wins.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A value: a.b=1,c={x,y}.")
    private List<String> typed = new ArrayList<>();

    @Option(names = "--set-string", paramLabel = "KEY=TEXT", description = "A value, as text.")
    private List<String> strings = new ArrayList<>();

    @Option(names = "--set-json", paramLabel = "KEY=JSON", description = "A value, as JSON.")
    private List<String> json = new ArrayList<>();

    @Option(names = "--set-file", paramLabel = "KEY=FILE", description = "A file's content.")
    private List<String> fileContents = new ArrayList<>();

    @Option(names = "--set-literal", paramLabel = "KEY=TEXT", description = "A text as it is.")
    private List<String> literals = new ArrayList<>();

    /// @throws MissingFile if a file is not there
    Merging merged(HelmMajor helm) {
        var read =
                GoFlag.items(files).stream().map(name -> new ValuesFile(name, text(name))).toList();
        var settings = new ArrayList<Setting>();
        typed.forEach(argument -> settings.add(new Setting(SetFlag.TYPED, argument)));
        strings.forEach(argument -> settings.add(new Setting(SetFlag.STRING, argument)));
        json.forEach(argument -> settings.add(new Setting(SetFlag.JSON, argument)));
        fileContents.forEach(argument -> settings.add(new Setting(SetFlag.FILE, argument)));
        literals.forEach(argument -> settings.add(new Setting(SetFlag.LITERAL, argument)));
        return new ValueSources(read, settings).merged(helm, ValuesOption::text);
    }

    private static String text(String name) {
        try {
            if (name.strip().equals(STANDARD_INPUT)) {
                try (var in = new FileInputStream(FileDescriptor.in)) {
                    return GoStrings.of(in.readAllBytes());
                }
            }
            if (name.startsWith("http://") || name.startsWith("https://")) {
                throw new MissingFile(name + " is not fetched: give a file of this machine");
            }
            var file = Path.of(name);
            if (!Files.exists(file)) {
                throw new MissingFile("open %s: no such file or directory".formatted(name));
            }
            return GoStrings.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }
}
