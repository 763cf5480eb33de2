package dev.sluice.cli;

import dev.sluice.stack.StackException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/// The command itself: only its subcommands do something.
@Command(
        name = "sluice",
        mixinStandardHelpOptions = true,
        version = "sluice 0.1.0-SNAPSHOT",
        description = "Delivers what is committed to Git to fleets of Kubernetes control planes.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            EnvCommand.class,
            BuildCommand.class,
            GetCommand.class,
            WhereCommand.class,
            WaitCommand.class,
            EventsCommand.class,
            ReconcileCommand.class,
            ConfirmPruneCommand.class,
            ConfirmSelectionCommand.class,
            TemplateCommand.class
        },
        footer = {
            "",
            "  ./sluice test    builds everything and runs all tests",
        })
public final class Sluice {

    public static void main(String[] arguments) {
        // What a chart renders to is bytes, and not always text in the terminal's encoding.
        var out = new PrintWriter(new ByteWriter(new FileOutputStream(FileDescriptor.out)), true);
        var code = commandLine().setOut(out).execute(arguments);
        out.flush();
        System.exit(code);
    }

    static CommandLine commandLine() {
        var sluice = new CommandLine(new Sluice());
        var usual = sluice.getParameterExceptionHandler();
        return sluice.setExpandAtFiles(false)
                .setOverwrittenOptionsAllowed(true)
                .setParameterExceptionHandler(
                        (misuse, arguments) ->
                                misuse.getCommandLine().getCommandName().equals("template")
                                        ? MisusedFlag.tell(misuse)
                                        : usual.handleParseException(misuse, arguments))
                .setExecutionExceptionHandler(
                        (failure, command, _) -> {
                            // A sentence for a person needs no stack trace; anything else is a
                            // defect.
                            if (!(failure instanceof StackException
                                    || failure instanceof ApiException)) {
                                throw failure;
                            }
                            var red = Ansi.AUTO.string("@|red sluice:|@ ");
                            command.getErr().println(red + failure.getMessage());
                            return 1;
                        });
    }
}
