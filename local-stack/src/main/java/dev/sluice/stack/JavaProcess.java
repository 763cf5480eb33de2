package dev.sluice.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The command line of a JVM like this one.
final class JavaProcess {
    private JavaProcess() {}

    static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /// A main class on the class path of this JVM.
    static List<String> command(List<String> flags, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(executable());
        command.addAll(flags);
        command.add("-cp");
        command.add(classPath());
        command.add(main.getName());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    // Surefire's own property names the real entries where the class path is a jar that only points
    // at them.
    private static String classPath() {
        return Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path", "."))
                .replaceAll(File.pathSeparator + "+$", "");
    }
}
