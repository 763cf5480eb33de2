package dev.sluice.status.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param total how many match, on all pages
/// @param summary how many of these stand how, by phase
/// @param next what to give as `continue` for the next page, null on the last
public record Page<T>(
        List<T> items,
        int total,
        Map<String, Long> summary,
        @JsonProperty("continue") @Nullable String next) {
    public Page {
        items = List.copyOf(items);
    }
}
