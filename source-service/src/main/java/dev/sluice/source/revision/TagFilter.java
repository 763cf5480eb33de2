package dev.sluice.source.revision;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Optional;

/// A regular expression in which a tag must match somewhere, in Go's syntax and in linear time.
public final class TagFilter {

    private static final int LONGEST = 1024;

    private final Pattern pattern;

    private TagFilter(Pattern pattern) {
        this.pattern = pattern;
    }

    /// Empty where the text is no regular expression.
    public static Optional<TagFilter> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TagFilter(Pattern.compile(text)));
        } catch (PatternSyntaxException _) {
            return Optional.empty();
        }
    }

    /// The tags that match, in their order.
    public List<String> of(List<String> tags) {
        return tags.stream().filter(tag -> pattern.matcher(tag).find()).toList();
    }
}
