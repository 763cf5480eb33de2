package dev.sluice.status.feed;

import java.util.List;

/// News, and the position on the log that whoever has read all of them has reached.
public record Batch(List<News> news, Position reached) {
    public Batch {
        news = List.copyOf(news);
    }
}
