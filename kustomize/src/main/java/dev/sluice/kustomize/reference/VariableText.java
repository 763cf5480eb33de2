package dev.sluice.kustomize.reference;

import dev.sluice.kustomize.resource.Scalars;
import dev.sluice.manifest.Position;
import dev.sluice.manifest.Scalar;
import dev.sluice.manifest.YamlNode;
import java.util.Map;

/// A text that may hold `$(NAME)`; `$$` is a dollar sign (`api/filters/refvar/expand.go`).
record VariableText(String text, Map<String, YamlNode> values) {

    /// The text with values in place of variables; a text that is nothing but a variable takes
    /// the type of its value.
    Scalar replaced(Position position) {
        var result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c != '$' || i + 1 == text.length()) {
                result.append(c);
                continue;
            }
            var next = text.charAt(i + 1);
            var end = next == '(' ? text.indexOf(')', i + 2) : -1;
            if (end >= 0) {
                var name = text.substring(i + 2, end);
                if (text.length() == name.length() + 3) {
                    return whole(name, position);
                }
                result.append(written(name));
                i = end;
            } else {
                result.append(next == '$' ? "$" : "$" + next);
                i++;
            }
        }
        return Scalar.string(result.toString(), position);
    }

    private Scalar whole(String name, Position position) {
        return values.get(name) instanceof Scalar value && !value.isNull()
                ? new Scalar(value.text(), value.value(), Scalar.Style.PLAIN, position)
                : Scalar.string(written(name), position);
    }

    private String written(String name) {
        return values.get(name) instanceof Scalar value
                ? value.value() instanceof Number number
                        ? Scalars.text(YamlNode.of(number))
                        : value.text()
                : "$(" + name + ")";
    }
}
