package dev.sluice.helm.function;

import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of Unicode's classes in regular expressions. Go takes them in any case, without their
/// underscores, and long ones too (regexp/syntax/parse.go: unicodeTable); RE2 for Java only as they
/// stand in the standard.
final class UnicodeClasses {

    /// A class, or a pair of signs before which nothing but a class can stand.
    private static final Pattern CLASS =
            Pattern.compile("\\\\(?:([pP])(?:\\{(\\^?)([^}]*)\\}|([A-Za-z]))|.)", Pattern.DOTALL);

    private static final List<String> CATEGORIES =
            List.of(
                    "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me",
                    "Mn", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S",
                    "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs", "Any");

    private static final String ALIASES =
            """
            Close_Punctuation Pe Combining_Mark M Connector_Punctuation Pc Control Cc
            Currency_Symbol Sc Dash_Punctuation Pd Decimal_Number Nd Enclosing_Mark Me
            Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl
            Line_Separator Zl Lowercase_Letter Ll Mark M Math_Symbol Sm Modifier_Letter Lm
            Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C
            Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So
            Paragraph_Separator Zp Private_Use Co Punctuation P Separator Z Space_Separator Zs
            Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Uppercase_Letter Lu
            cntrl Cc digit Nd punct P
            """;

    private static final Map<String, String> NAMES = names();

    private static final Set<String> JOINED =
            Arrays.stream(Character.UnicodeScript.values())
                    .filter(UnicodeClasses::isJoined)
                    .map(script -> plain(script.name()))
                    .collect(Collectors.toUnmodifiableSet());

    private UnicodeClasses() {}

    private static Map<String, String> names() {
        var names = new HashMap<String, String>();
        CATEGORIES.forEach(name -> names.put(plain(name), name));
        for (var script : Character.UnicodeScript.values()) {
            if (!isJoined(script)) {
                var name = script.name();
                names.put(plain(name), name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        var words = ALIASES.strip().split("\\s+", -1);
        for (var i = 0; i < words.length; i += 2) {
            names.put(plain(words[i]), words[i + 1]);
        }
        return names;
    }

    /// Scripts of several words Go does not find: it looks for their names without underscores.
    private static boolean isJoined(Character.UnicodeScript script) {
        return script.name().contains("_") || script == Character.UnicodeScript.SIGNWRITING;
    }

    private static String plain(String name) {
        return name.replaceAll("[_ -]", "").toLowerCase(Locale.ROOT);
    }

    /// The pattern with the names that RE2 for Java knows; others stay as they are.
    static String named(String pattern) {
        if (!pattern.contains("\\p") && !pattern.contains("\\P")) {
            return pattern;
        }
        return CLASS.matcher(pattern).replaceAll(found -> Matcher.quoteReplacement(named(found)));
    }

    private static String named(MatchResult found) {
        var given = found.group(4) == null ? found.group(3) : found.group(4);
        var name = given == null ? null : NAMES.get(plain(given));
        if (name == null) {
            if (given != null && JOINED.contains(plain(given))) {
                throw new PatternSyntaxException("invalid character class range", found.group());
            }
            return found.group();
        }
        var caret = found.group(2) == null ? "" : found.group(2);
        return "\\" + found.group(1) + "{" + caret + name + "}";
    }
}
