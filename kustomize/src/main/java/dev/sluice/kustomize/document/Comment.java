package dev.sluice.kustomize.document;

/// A comment, and the places that tell to what it belongs.
final class Comment {

    /// Where a comment stands to what it belongs to.
    enum Role {
        HEAD,
        LINE,
        FOOT,
        NONE
    }

    private final Mark scan;
    private final Mark start;
    private final Mark end;
    private final String text;
    private Mark token;
    private Role role;

    Comment(Role role, Mark scan, Mark token, Mark start, Mark end, String text) {
        this.role = role;
        this.scan = scan;
        this.token = token;
        this.start = start;
        this.end = end;
        this.text = text;
    }

    /// Where the search for what comes next began that found it.
    Mark scan() {
        return role == Role.NONE ? Mark.START : scan;
    }

    /// The token with which it is handed out.
    Mark token() {
        return token;
    }

    Mark start() {
        return role == Role.NONE ? Mark.START : start;
    }

    Mark end() {
        return role == Role.NONE ? Mark.START : end;
    }

    String text() {
        return text;
    }

    Role role() {
        return role;
    }

    void becomeHead() {
        role = Role.HEAD;
    }

    void moveTo(Mark mark) {
        token = mark;
    }

    /// It was handed out.
    void forget() {
        role = Role.NONE;
    }
}
