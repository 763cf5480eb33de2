package dev.sluice.status.http;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import jakarta.ws.rs.BadRequestException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for. A page goes on behind the last id of the one before, so what
/// comes or goes between two pages moves nothing.
record Paging(int limit, @Nullable String after) {
    private static final int USUAL = 500;
    private static final int MOST = 1000;

    static Paging of(@Nullable String limit, @Nullable String next) {
        return new Paging(limit == null ? USUAL : number(limit), next == null ? null : id(next));
    }

    private static int number(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new BadRequestException(
                "limit is a number from 1 to %d, not '%s'".formatted(MOST, limit));
    }

    private static String id(String next) {
        try {
            return new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new BadRequestException(
                    "continue is what the page before gave as continue, not '%s'".formatted(next));
        }
    }

    /// @param all what matches, in the order of its ids
    <S, T> Page<T> page(
            List<S> all, Function<S, String> id, Function<S, String> phase, Function<S, T> row) {
        var items = new ArrayList<T>();
        String last = null;
        boolean more = false;
        for (var one : all) {
            if (after != null && id.apply(one).compareTo(after) <= 0) {
                continue;
            }
            if (items.size() == limit) {
                more = true;
                break;
            }
            items.add(row.apply(one));
            last = id.apply(one);
        }
        return new Page<>(
                items,
                all.size(),
                all.stream().collect(groupingBy(phase, TreeMap::new, counting())),
                more && last != null ? token(last) : null);
    }

    private static String token(String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
