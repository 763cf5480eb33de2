package dev.sluice.cli;

import dev.sluice.helm.value.Quoting;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What `template` says of a call that it does not understand: as Helm does, in one sentence.
final class MisusedFlag {

    private MisusedFlag() {}

    static int tell(ParameterException misuse) {
        misuse.getCommandLine().getErr().println("Error: " + sentence(misuse));
        return 1;
    }

    private static String sentence(ParameterException misuse) {
        return switch (misuse) {
            case UnmatchedArgumentException unmatched ->
                    unknown(unmatched.getUnmatched().getFirst());
            case MissingParameterException missing when missing.getMissing().isEmpty() ->
                    String.valueOf(misuse.getMessage());
            case MissingParameterException missing
                    when missing.getMissing().getFirst().isPositional() ->
                    "\"sluice template\" requires at least 1 argument\n\n"
                            + "Usage:  sluice template [NAME] CHART [flags]";
            case MissingParameterException missing ->
                    "flag needs an argument: " + name(missing.getMissing().getFirst());
            default ->
                    misuse.getCause() instanceof Refused && misuse.getArgSpec() != null
                            ? noTruth(String.valueOf(misuse.getValue()), misuse.getArgSpec())
                            : String.valueOf(misuse.getMessage());
        };
    }

    private static String noTruth(String value, ArgSpec flag) {
        var quoted = Quoting.quote(value);
        return "invalid argument %s for \"%s\" flag: strconv.ParseBool: parsing %s: invalid syntax"
                .formatted(quoted, name(flag), quoted);
    }

    private static String name(ArgSpec flag) {
        return flag instanceof OptionSpec option ? option.longestName() : flag.paramLabel();
    }

    private static String unknown(String argument) {
        if (argument.startsWith("--")) {
            return "unknown flag: " + argument.replaceFirst("=.*", "");
        }
        return argument.startsWith("-")
                ? "unknown shorthand flag: '%s' in %s".formatted(argument.substring(1, 2), argument)
                : "unexpected argument: " + argument;
    }
}
