package dev.sluice.source.oci;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a registry that wants to know who asks says in `WWW-Authenticate` (RFC 9110, and the token
/// authentication of the distribution specification).
///
/// @param scheme in lower case: `bearer`, `basic`
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z]+)(?:\\s+(.*))?");
    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z_]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,\\s]+))");

    static Optional<Challenge> parse(String header) {
        var form = FORM.matcher(header);
        if (header.length() > 4096 || !form.matches()) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        var rest = form.group(2);
        if (rest != null) {
            var matcher = PARAMETER.matcher(rest);
            while (matcher.find()) {
                var quoted = matcher.group(2);
                parameters.put(
                        matcher.group(1).toLowerCase(Locale.ROOT),
                        quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
            }
        }
        return Optional.of(new Challenge(form.group(1).toLowerCase(Locale.ROOT), parameters));
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
