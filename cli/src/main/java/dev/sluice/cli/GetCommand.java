package dev.sluice.cli;

import dev.sluice.manifest.JsonPrinter;
import dev.sluice.manifest.Mapping;
import dev.sluice.manifest.YamlNode;
import dev.sluice.manifest.YamlPrinter;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists what there is and how it stands.
@Command(
        name = "get",
        mixinStandardHelpOptions = true,
        description = "Lists deliveries, control planes, sources or definitions.")
final class GetCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @Mixin private ServerOption server = new ServerOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = "deliveries, control-planes, sources or definitions.")
    private String what = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "Only this one: kind/namespace/name, or as much of it as is unique.")
    private @Nullable String name;

    @Option(
            names = {"-n", "--namespace"},
            paramLabel = "NAMESPACE",
            description = "Only those of this namespace.")
    private @Nullable String namespace;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            description = "wide, name, json or yaml (default: a table).")
    private @Nullable String form;

    @Option(
            names = {"-w", "--watch"},
            description = "Go on with a line for every change.")
    private boolean watch;

    @Override
    public Integer call() throws InterruptedException {
        var listing =
                Listing.named(what)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                "There are no %s to get; there are deliveries, control-planes, sources and definitions."
                                                        .formatted(what)));
        var form = form();
        var out = spec.commandLine().getOut();
        try (var api = server.open()) {
            var all = api.all(listing.path());
            var shown = shown(listing, all.items());
            form.print(listing, shown, detail(api, listing, form, shown), out);
            if (watch) {
                watch(api, listing, form, all.position(), out);
            }
            return 0;
        }
    }

    private Form form() {
        var known =
                Form.named(form == null ? "table" : form)
                        .orElseThrow(
                                () -> wrong("-o is wide, name, json or yaml, not " + form + "."));
        if (watch && known.isDocument()) {
            throw wrong("-w goes with a table; all changes as JSON: ./sluice events -f -o json");
        }
        return known;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private List<Mapping> shown(Listing listing, List<Mapping> all) {
        var within = all.stream().filter(this::isWithin).toList();
        return name == null ? within : List.of(Named.one(name, listing, within));
    }

    private boolean isWithin(Mapping item) {
        return namespace == null || namespace.equals(Listing.text(item, "namespace"));
    }

    /// One thing as a document is everything about it.
    private Optional<Mapping> detail(
            StatusApi api, Listing listing, Form form, List<Mapping> shown) {
        return name == null || !form.isDocument() || listing == Listing.DEFINITIONS
                ? Optional.empty()
                : Optional.of(api.get(listing.path() + "/" + Listing.text(shown.getFirst(), "id")));
    }

    private void watch(
            StatusApi api, Listing listing, Form form, Optional<String> since, PrintWriter out)
            throws InterruptedException {
        if (listing.event().isEmpty()) {
            throw wrong("Definitions cannot be watched; deliveries can.");
        }
        try (var events = EventLines.open(api, since)) {
            while (true) {
                var event = events.next(FOR_EVER);
                if (event.isPresent() && event.get().name().equals(listing.event())) {
                    form.printChange(listing, event.get().data(), this::isMeant, out);
                }
            }
        }
    }

    private boolean isMeant(Mapping item) {
        var id = Listing.text(item, "id");
        return isNamed(id) && (namespace == null || id.contains(namespace + "/"));
    }

    private boolean isNamed(String id) {
        return name == null || id.equals(name) || id.endsWith("/" + name);
    }

    /// How the answer is printed.
    enum Form {
        TABLE,
        WIDE,
        NAME,
        JSON,
        YAML;

        static Optional<Form> named(String name) {
            for (var form : values()) {
                if (form.name().equalsIgnoreCase(name)) {
                    return Optional.of(form);
                }
            }
            return Optional.empty();
        }

        boolean isDocument() {
            return this == JSON || this == YAML;
        }

        void print(
                Listing listing, List<Mapping> items, Optional<Mapping> detail, PrintWriter out) {
            switch (this) {
                case TABLE, WIDE -> table(listing, items, out);
                case NAME -> items.forEach(item -> out.println(Listing.text(item, "id")));
                case JSON -> out.println(JsonPrinter.print(document(items, detail)));
                case YAML -> out.print(YamlPrinter.print(document(items, detail)));
            }
            out.flush();
        }

        private static YamlNode document(List<Mapping> items, Optional<Mapping> detail) {
            if (detail.isPresent()) {
                return detail.get();
            }
            var document = new LinkedHashMap<String, Object>();
            document.put("items", items);
            return YamlNode.of(document);
        }

        private void table(Listing listing, List<Mapping> items, PrintWriter out) {
            if (items.isEmpty()) {
                out.println("There are none.");
                return;
            }
            var wide = this == WIDE;
            var columns = new Columns(Terminal.width(), listing.headings(wide));
            var now = Instant.now();
            items.forEach(item -> columns.add(listing.row(item, wide, now)));
            columns.print(out);
        }

        void printChange(
                Listing listing, Mapping item, Predicate<Mapping> isMeant, PrintWriter out) {
            if (!isMeant.test(item)) {
                return;
            }
            if (item.get("removed").isPresent()) {
                out.println(Listing.text(item, "id") + "   removed");
            } else if (this == NAME) {
                out.println(Listing.text(item, "id"));
            } else {
                out.println(String.join("   ", listing.row(item, this == WIDE, Instant.now())));
            }
            out.flush();
        }
    }
}
