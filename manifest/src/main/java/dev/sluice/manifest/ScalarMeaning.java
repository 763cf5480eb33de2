package dev.sluice.manifest;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a scalar of a file means, its style and its tag considered; or why it means nothing.
///
/// @param flaw what is wrong with it, empty if nothing is
record ScalarMeaning(String text, @Nullable Object value, Scalar.Style style, String flaw) {

    private static final String STANDARD = "tag:yaml.org,2002:";

    static ScalarMeaning of(
            String text, Optional<String> tag, Scalar.Style style, Dialect dialect) {
        if (hasLoneSurrogate(text)) {
            return new ScalarMeaning(text, text, style, "half a surrogate pair is no character");
        }
        var standard = tag.filter(name -> name.startsWith(STANDARD));
        if (standard.isPresent()) {
            var name = standard.get().substring(STANDARD.length());
            return tagged(text, name, style, dialect);
        }
        var isPlain = tag.isEmpty() && style == Scalar.Style.PLAIN;
        var value = isPlain ? GoScalars.resolve(text, dialect) : text;
        return new ScalarMeaning(text, value, style, flawOf(value));
    }

    Scalar at(Position position, Consumer<Problem> problems) {
        if (flaw.isEmpty()) {
            return new Scalar(text, value, style, position);
        }
        problems.accept(
                Problem.error("InvalidScalar", position, flaw, "correct the value or quote it"));
        return new Scalar(text, text, style, position);
    }

    private static ScalarMeaning tagged(
            String text, String tag, Scalar.Style style, Dialect dialect) {
        return switch (tag) {
            case "binary" -> binary(text, style);
            case "null", "bool", "int", "float" -> {
                var value = GoScalars.resolve(text, dialect);
                var wanted =
                        tag.equals("float") && value instanceof Long n
                                ? (Object) n.doubleValue()
                                : value;
                yield matches(wanted, tag)
                        ? new ScalarMeaning(text, wanted, style, flawOf(wanted))
                        : notA(tag, text, style);
            }
            case "timestamp" ->
                    GoTimestamps.toRfc3339(text)
                            .map(time -> dialect == Dialect.KUBECTL ? text : time)
                            .map(value -> new ScalarMeaning(text, value, style, ""))
                            .orElseGet(() -> notA(tag, text, style));
            default -> new ScalarMeaning(text, text, style, "");
        };
    }

    private static ScalarMeaning notA(String tag, String text, Scalar.Style style) {
        return new ScalarMeaning(text, text, style, "%s is not a !!%s".formatted(text, tag));
    }

    private static boolean matches(@Nullable Object value, String tag) {
        return switch (value) {
            case null -> tag.equals("null");
            case Boolean _ -> tag.equals("bool");
            case Double _ -> tag.equals("float");
            case Number _ -> tag.equals("int");
            default -> false;
        };
    }

    private static ScalarMeaning binary(String text, Scalar.Style style) {
        try {
            var digits = text.replaceAll("[\r\n]", "");
            if (digits.length() % 4 != 0) {
                return badBinary(text, style);
            }
            var bytes = Base64.getDecoder().decode(digits);
            var decoded =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return new ScalarMeaning(decoded, decoded, style, "");
        } catch (IllegalArgumentException _) {
            return badBinary(text, style);
        } catch (CharacterCodingException _) {
            return new ScalarMeaning(text, text, style, "!!binary holds bytes that are no UTF-8");
        }
    }

    private static ScalarMeaning badBinary(String text, Scalar.Style style) {
        return new ScalarMeaning(text, text, style, "!!binary value contains invalid base64 data");
    }

    private static String flawOf(@Nullable Object value) {
        return value instanceof Double number && !Double.isFinite(number)
                ? "Kubernetes has no infinite numbers and no NaN"
                : "";
    }

    private static boolean hasLoneSurrogate(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
            }
        }
        return false;
    }
}
