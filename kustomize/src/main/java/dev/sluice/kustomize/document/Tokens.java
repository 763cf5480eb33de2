package dev.sluice.kustomize.document;

import dev.sluice.kustomize.document.Node.Remarks;

/// The tokens of a text one by one, and the comments that were met on the way and belong to no
/// node yet.
final class Tokens {

    private final Comments comments = new Comments();
    private final Scanner scanner;
    private String head = "";
    private String line = "";
    private String foot = "";

    Tokens(String text) throws MalformedDocument {
        this.scanner = new Scanner(text, comments);
    }

    Token peek() throws MalformedDocument {
        var token = scanner.peek();
        for (var comment = comments.take(token); comment != null; comment = comments.take(token)) {
            switch (comment.role()) {
                case HEAD -> head = joined(head, comment.text());
                case LINE -> line = joined(line, comment.text());
                case FOOT -> foot = joined(foot, comment.text());
                case NONE -> {}
            }
            comment.forget();
        }
        return token;
    }

    boolean isNext(Token.Kind... kinds) throws MalformedDocument {
        return peek().is(kinds);
    }

    void skip() {
        scanner.skip();
    }

    private static String joined(String before, String text) {
        return before.isEmpty() ? text : before + "\n" + text;
    }

    /// The comments so far, which are another's now.
    Remarks takeRemarks() {
        var taken = new Remarks(head, line, foot);
        head = "";
        line = "";
        foot = "";
        return taken;
    }

    int headLength() {
        return head.length();
    }

    /// The first part of what stands above, which is another's now.
    String takeHead(int length, int gap) {
        var taken = head.substring(0, length);
        head = head.substring(Math.min(head.length(), length + gap));
        return taken;
    }

    /// What stands above a document and is set off from its first key by an empty line.
    String takeHeadOfDocument() {
        for (var i = head.length() - 1; i > 0; i--) {
            if (head.charAt(i) == '\n') {
                if (i == head.length() - 1) {
                    return takeHead(i, 1);
                }
                if (head.charAt(i - 1) == '\n') {
                    return takeHead(i - 1, 2);
                }
            }
        }
        return "";
    }
}
