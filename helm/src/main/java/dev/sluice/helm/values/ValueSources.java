package dev.sluice.helm.values;

import dev.sluice.helm.capability.HelmMajor;
import dev.sluice.helm.value.GoMap;
import dev.sluice.manifest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Where the values of a release come from: files, and single settings, which override them
/// (`pkg/cli/values/options.go`).
///
/// @param settings in the order given; among different flags it does not count
public record ValueSources(List<ValuesFile> files, List<Setting> settings) {

    public static final ValueSources NONE = new ValueSources(List.of(), List.of());

    /// A file with values.
    ///
    /// @param name how it is named in positions
    public record ValuesFile(String name, String text) {}

    /// One argument of a flag.
    public record Setting(SetFlag flag, String argument) {}

    /// What merging gave.
    public sealed interface Merging {
        record Merged(GoMap values) implements Merging {}

        record Refused(List<Problem> problems) implements Merging {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// A file that a setting names is not there.
    public static final class MissingFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        public MissingFile(String message) {
            super(message, null, false, false);
        }
    }

    public ValueSources {
        files = List.copyOf(files);
        settings = List.copyOf(settings);
    }

    /// The values that a user gives to a chart, a new table each time.
    ///
    /// @param named the content of a file that a setting names, or a [MissingFile]
    public Merging merged(HelmMajor helm, Function<String, String> named) {
        return merged(new GoMap(), helm, named);
    }

    /// The same over values that are there already, which are not changed.
    public Merging merged(GoMap under, HelmMajor helm, Function<String, String> named) {
        var values = Tables.deepCopy(under);
        for (var file : files) {
            switch (ValuesReader.read(file.name(), file.text(), helm)) {
                case ValuesReader.Reading.Values(var more) -> values = Tables.merged(values, more);
                case ValuesReader.Reading.Unreadable(var problems) -> {
                    return new Merging.Refused(
                            problems.stream().map(p -> failedToParse(file.name(), p)).toList());
                }
            }
        }
        var problems = new ArrayList<Problem>();
        for (var flag : SetFlag.values()) {
            for (var setting : settings) {
                if (setting.flag() == flag && problems.isEmpty()) {
                    values = set(values, setting, helm, named, problems);
                }
            }
        }
        return problems.isEmpty() ? new Merging.Merged(values) : new Merging.Refused(problems);
    }

    private static GoMap set(
            GoMap values,
            Setting setting,
            HelmMajor helm,
            Function<String, String> named,
            List<Problem> problems) {
        var argument = setting.argument();
        try {
            if (isObject(setting, helm)) {
                return Tables.merged(values, object(argument));
            }
            new SetParser(argument, setting.flag(), helm, named).into(values);
        } catch (SetParser.Malformed | MissingFile e) {
            var cause =
                    setting.flag() == SetFlag.JSON
                            ? (isObject(setting, helm) ? " JSON: " : " ") + argument
                            : ": " + e.getMessage();
            problems.add(
                    Problem.error(
                            "InvalidSetting",
                            null,
                            "failed parsing %s data%s".formatted(setting.flag().flag(), cause),
                            ""));
        }
        return values;
    }

    /// Helm 4 also takes a whole object after `--set-json`.
    private static boolean isObject(Setting setting, HelmMajor helm) {
        return helm == HelmMajor.HELM_4
                && setting.flag() == SetFlag.JSON
                && setting.argument().strip().startsWith("{");
    }

    private static GoMap object(String argument) {
        return switch (JsonText.read(argument.strip())) {
            case JsonText.Reading.Malformed(var message) -> throw new SetParser.Malformed(message);
            case JsonText.Reading.Read(var object) -> (GoMap) Objects.requireNonNull(object);
        };
    }

    private static Problem failedToParse(String file, Problem problem) {
        return new Problem(
                problem.severity(),
                problem.reason(),
                "failed to parse %s: %s".formatted(file, problem.message()),
                problem.position(),
                problem.remedy());
    }
}
