package dev.sluice.cli;

import dev.sluice.stack.LocalStack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stops the stack, whichever way it was started.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything that `up` started; the data stay.")
final class DownCommand implements Callable<Integer> {
    @Mixin private StackOption stack = new StackOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var directory = stack.directory();
        out.println(
                LocalStack.stop(directory)
                        ? "Stopped. The data stay in %s; ./sluice up continues with them."
                                .formatted(directory)
                        : "Nothing runs in %s.".formatted(directory));
        return 0;
    }
}
