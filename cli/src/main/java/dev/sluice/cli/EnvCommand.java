package dev.sluice.cli;

import dev.sluice.stack.StackAddresses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints where the stack is, for scripts.
@Command(
        name = "env",
        mixinStandardHelpOptions = true,
        description =
                "Prints shell exports that tell where everything is: eval \"$(./sluice env)\".")
final class EnvCommand implements Callable<Integer> {
    @Mixin private StackOption stack = new StackOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        StackAddresses.of(stack.directory())
                .environment()
                .forEach((name, value) -> out.println(export(name, value)));
        return 0;
    }

    /// A line that every shell reads back as the same value.
    static String export(String name, String value) {
        return "export %s='%s'".formatted(name, value.replace("'", "'\\''"));
    }
}
