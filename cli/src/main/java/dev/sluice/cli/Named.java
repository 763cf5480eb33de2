package dev.sluice.cli;

import dev.sluice.manifest.Mapping;
import java.util.List;

/// Finds what a person means by a name: `kind/namespace/name`, `namespace/name`, or a name alone
/// where only one has it.
final class Named {
    private static final int SHOWN = 5;

    private Named() {}

    static Mapping one(String name, Listing listing, List<Mapping> all) {
        var found = all.stream().filter(item -> isMeant(Listing.text(item, "id"), name)).toList();
        if (found.isEmpty()) {
            throw new ApiException(
                    404,
                    "There is no %s %s. What there is: ./sluice get %s"
                            .formatted(
                                    listing.one(),
                                    name,
                                    listing.path().substring("/api/v1/".length())));
        }
        if (found.size() > 1) {
            var ids = found.stream().map(item -> Listing.text(item, "id")).toList();
            throw new ApiException(
                    400,
                    "%s may be %s%s: name one of them in full."
                            .formatted(
                                    name,
                                    String.join(
                                            " or ", ids.subList(0, Math.min(SHOWN, ids.size()))),
                                    ids.size() > SHOWN ? " or others" : ""));
        }
        return found.getFirst();
    }

    private static boolean isMeant(String id, String name) {
        return id.equals(name) || id.endsWith("/" + name);
    }
}
