package dev.sluice.helm.encoding;

import dev.sluice.helm.value.Format;
import dev.sluice.helm.value.GoInt;
import dev.sluice.helm.value.GoList;
import dev.sluice.manifest.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A null as a key, which Go reads but JSON cannot have (sigs.k8s.io/yaml:
/// convertToJSONableObject).
///
/// @param value what stands behind the key, on its line
record NullKey(String value) {

    private static final Pattern MESSAGE = Pattern.compile("the key (.*) is a null, not a string");

    static Optional<NullKey> of(Problem problem, String text) {
        var message = MESSAGE.matcher(problem.message());
        var position = problem.position();
        if (!message.matches() || position == null || !position.isKnown()) {
            return Optional.empty();
        }
        var line = text.lines().skip(position.line() - 1L).findFirst().orElse("");
        var colon = line.indexOf(':', Math.min(line.length(), position.column() - 1));
        return colon < 0 ? Optional.empty() : Optional.of(new NullKey(line.substring(colon + 1)));
    }

    String complaint() {
        return Format.printf(
                "unsupported map key of type: %s, key: %+#v, value: %+#v",
                null, null, asDecoded(YamlText.readable(value)));
    }

    /// Whole numbers are numbers of JSON only afterwards.
    private static @Nullable Object asDecoded(@Nullable Object value) {
        return switch (value) {
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    GoInt.of(number.longValue());
            case GoList list ->
                    GoList.of(
                            list.items().stream()
                                    .<@Nullable Object>map(NullKey::asDecoded)
                                    .toList());
            case null, default -> value;
        };
    }
}
