package dev.sluice.helm.function;

import java.util.ArrayDeque;

/// Paths of URLs relative to each other (`resolvePath` of `net/url`, RFC 3986, 5.2).
final class SegmentPath {

    private SegmentPath() {}

    static String resolved(String base, String reference) {
        var full =
                reference.startsWith("/")
                        ? reference
                        : base.substring(0, base.lastIndexOf('/') + 1) + reference;
        var kept = new ArrayDeque<String>();
        var segments = full.split("/", -1);
        for (var segment : segments) {
            switch (segment) {
                case "." -> {}
                case ".." -> kept.pollLast();
                default -> kept.addLast(segment);
            }
        }
        var last = segments[segments.length - 1];
        var path = String.join("/", kept) + (last.equals(".") || last.equals("..") ? "/" : "");
        return path.startsWith("/") ? path : "/" + path;
    }
}
